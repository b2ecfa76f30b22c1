/** Branches, files and commits: https://docs.gitlab.com/api/branches/, /api/repository_files/, /api/commits/. */
import type { Hono } from "hono";
import { entryAt } from "../host-repository/files.ts";
import type { GitlabState } from "./gitlab-state.ts";
import { mayPush } from "./gitlab-state.ts";
import { lastCommitOf } from "./last-commit.ts";
import { makeCommit, NewCommit } from "./make-commit.ts";
import { pageOf } from "./pages.ts";
import { forbidden, notFound } from "./refusals.ts";

export function addRepositoryRoutes(app: Hono, state: GitlabState): void {
  const { repository } = state;

  // https://docs.gitlab.com/api/branches/: "You can use ^term to find branches that begin with term".
  app.get("/repository/branches", (c) => {
    const [, anchor, term = ""] = /^(\^?)(.*)$/.exec(c.req.query("search") ?? "") ?? [];
    const found = [...repository.branches].filter(([name]) =>
      anchor === "^" ? name.startsWith(term) : name.includes(term),
    );
    return c.json(pageOf(found, c).map(([name, id]) => ({ name, commit: { id } })));
  });

  app.get("/repository/branches/:branch", (c) => {
    const name = c.req.param("branch");
    const id = repository.branches.get(name);
    if (id === undefined) throw notFound("Branch");
    return c.json({
      name,
      commit: { id },
      default: name === state.settings.default_branch,
      protected: state.protectedBranches.has(name),
      can_push: mayPush(state, name),
    });
  });

  app.delete("/repository/branches/:branch", (c) => {
    const name = c.req.param("branch");
    if (!repository.branches.has(name)) throw notFound("Branch");
    if (!mayPush(state, name)) throw forbidden();
    repository.branches.delete(name);
    return c.body(null, 204);
  });

  app.get("/repository/files/:path", (c) => {
    const commit = repository.resolve(c.req.query("ref") ?? "");
    if (commit === null) throw notFound("Commit");
    const path = c.req.param("path");
    const content = repository.files(commit)[path];
    if (content === undefined) throw notFound("File");
    return c.json({
      file_path: path,
      encoding: "base64",
      content: Buffer.from(content).toString("base64"),
      ref: c.req.query("ref"),
      commit_id: commit,
      last_commit_id: lastCommitOf(state, commit, path),
    });
  });

  // https://docs.gitlab.com/api/repositories/#list-all-repository-trees-in-a-project
  app.get("/repository/tree", (c) => {
    const { objects } = repository;
    const commit = objects.commit(repository.resolve(c.req.query("ref") ?? "") ?? "");
    const folder = entryAt(objects, commit?.tree ?? "", c.req.query("path") ?? "");
    if (folder?.kind !== "tree") throw notFound("Tree");
    const entries = [...(objects.tree(folder.id) ?? [])];
    return c.json(pageOf(entries, c).map(([name, { kind, id }]) => ({ name, type: kind, id })));
  });

  app.post("/repository/commits", async (c) => {
    const id = makeCommit(state, NewCommit.parse(await c.req.json()));
    return c.json({ id }, 201);
  });
}
