/** The repository itself, its branches, and the files in it. */
import { Hono } from "hono";
import { entryAt } from "../host-repository/files.ts";
import { type Asked, needs } from "./access.ts";
import { commitAnswer, repositoryAnswer } from "./answers.ts";
import { pageOf } from "./bodies.ts";
import { notFound, refused } from "./refusals.ts";
import type { GithubState } from "./state.ts";

/** Docs, "Get repository content": from 1 MB on the content is left out. */
const LARGEST_INLINE = 1024 * 1024;
/** The same page: "an upper limit of 1,000 files for a directory". */
const LARGEST_FOLDER = 1_000;

export function repositoryRoutes(state: GithubState): Hono<Asked> {
  const { git } = state;
  const app = new Hono<Asked>();

  app.get("/", (context) => context.json(repositoryAnswer(state, context.get("access").login)));

  app.get("/commits/:ref{.+}", needs("contents", "read"), (context) => {
    const ref = context.req.param("ref").replace(/^heads\//, "");
    const sha = git.resolve(ref);
    const commit = sha === null ? null : git.objects.commit(sha);
    if (git.branches.size === 0) throw refused("repos/get-commit 409", "Git Repository is empty.");
    if (sha === null || commit === null)
      throw refused("repos/get-commit 422", `No commit found for SHA: ${ref}`);
    return context.json(commitAnswer(sha, commit));
  });

  app.get("/branches/:branch{.+}", needs("contents", "read"), (context) => {
    const name = context.req.param("branch");
    const sha = git.branches.get(name);
    if (sha === undefined) throw refused("repos/get-branch 404", "Branch not found");
    const isProtected = name === state.defaultBranch && state.rules.length > 0;
    return context.json({ name, commit: { sha }, protected: isProtected });
  });

  app.get("/rules/branches/:branch{.+}", (context) =>
    context.json(
      pageOf(
        context,
        state.rules.map((type) => (type === CHECKS ? checksRule(state) : { type })),
      ),
    ),
  );

  app.get("/contents/:path{.+}", needs("contents", "read"), (context) => {
    const sha = git.resolve(context.req.query("ref") ?? state.defaultBranch);
    const tree = sha === null ? undefined : git.objects.commit(sha)?.tree;
    if (tree === undefined)
      throw refused("repos/get-content 404", `No commit found for the ref ${sha}`);
    const entry = entryAt(git.objects, tree, context.req.param("path"));
    if (entry === null) throw notFound("repos/get-content 404");
    if (entry.kind === "tree")
      return context.json(
        [...(git.objects.tree(entry.id) ?? [])]
          .slice(0, LARGEST_FOLDER)
          .map(([name]) => ({ name })),
      );
    const bytes = Buffer.from(git.objects.blob(entry.id) ?? "");
    const isInline = bytes.length < LARGEST_INLINE;
    return context.json({
      type: "file",
      encoding: isInline ? "base64" : "none",
      content: isInline ? inLines(bytes.toString("base64")) : "",
      sha: entry.id,
    });
  });

  app.get("/git/blobs/:sha", needs("contents", "read"), (context) => {
    const content = git.objects.blob(context.req.param("sha"));
    if (content === null) throw notFound("git/get-blob 404");
    const base64 = inLines(Buffer.from(content).toString("base64"));
    return context.json({ encoding: "base64", content: base64 });
  });

  return app;
}

const CHECKS = "required_status_checks";

/** Description, repository-rule-required-status-checks. */
function checksRule({ requiredChecks }: GithubState) {
  const checks = requiredChecks.map((context) => ({ context }));
  return {
    type: CHECKS,
    parameters: { required_status_checks: checks, strict_required_status_checks_policy: false },
  };
}

/** As GitHub gives it: 60 characters, then a line feed. */
function inLines(base64: string): string {
  return base64.replace(/.{1,60}/g, "$&\n");
}
