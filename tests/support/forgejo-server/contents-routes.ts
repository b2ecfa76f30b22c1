/** Files and branches. */
import { z } from "zod";
import { entryAt } from "../host-repository/files.ts";
import { type Asked, pageOfAll, ROOT, type Routes, restOf, withBody } from "./context.ts";
import { changeFiles, FileOperation, FileOptions } from "./files.ts";
import { deleteBranch, pullsOf } from "./pulls.ts";
import { notFound, type Refusal, refused } from "./refusal.ts";
import { shownBranch } from "./shown.ts";
import type { RepositoryState } from "./state.ts";

const ChangeFiles = FileOptions.extend({ files: z.array(FileOperation).min(1) });
const OneFile = FileOptions.extend({ content: z.base64().optional(), sha: z.string().optional() });
const NO_SUCH_METHOD = {
  source: "RFC 9110, 15.5.6 405",
  message: "Method Not Allowed",
} as const;
const OPERATIONS = { POST: "create", PUT: "update", DELETE: "delete" } as const;

export function addContentsRoutes(routes: Routes, state: RepositoryState): void {
  routes.post(`${ROOT}/contents`, (context) => {
    // The description of 1.15 has only GET for this path.
    if (!state.flavour.isNew) return refused(NO_SUCH_METHOD);
    return withBody(context, ChangeFiles, ({ files, ...options }) =>
      done(changeFiles(state, context.get("login"), options, files), 201),
    );
  });
  routes.on(["POST", "PUT", "DELETE"], `${ROOT}/contents/*`, (context) => {
    const method =
      context.req.method === "POST" || context.req.method === "PUT" ? context.req.method : "DELETE";
    return withBody(context, OneFile, ({ content, sha, ...options }) => {
      const path = restOf(context, "/contents/");
      const operation = { operation: OPERATIONS[method], path, content, sha };
      // repoCreateFile answers 201, repoUpdateFile and repoDeleteFile 200.
      return done(
        changeFiles(state, context.get("login"), options, [operation]),
        method === "POST" ? 201 : 200,
      );
    });
  });
  routes.get(`${ROOT}/contents`, (context) => contents(state, context));
  routes.get(`${ROOT}/contents/*`, (context) => contents(state, context));
  // Both are no routes of any version: references and blobs are read only.
  routes.post(`${ROOT}/git/refs`, () => refused(NO_SUCH_METHOD));
  routes.post(`${ROOT}/git/blobs`, () => notFound("RFC 9110, 15.5.5 404"));

  routes.get(`${ROOT}/branches`, (context) => {
    const names = [...state.git.branches.keys()];
    return Response.json(
      pageOfAll(context, names).map((name) => shownBranch(state, context.get("login"), name)),
    );
  });
  routes.get(`${ROOT}/branches/*`, (context) => {
    const branch = shownBranch(state, context.get("login"), restOf(context, "/branches/"));
    return branch === null ? notFound("repoGetBranch 404") : Response.json(branch);
  });
  routes.delete(`${ROOT}/branches/*`, (context) => {
    const name = restOf(context, "/branches/");
    // The default branch, and protected ones.
    if (name === state.defaultBranch || state.protectedBranches.has(name))
      return refused({ source: "repoDeleteBranch 403", message: `branch ${name} is protected` });
    if (!deleteBranch(state, name)) return notFound("repoDeleteBranch 404");
    return new Response(null, { status: 204 });
  });
}

function done(refusal: Refusal | null, status: 200 | 201): Response {
  return refusal === null ? Response.json({ content: null }, { status }) : refused(refusal);
}

function contents(state: RepositoryState, context: Asked): Response {
  const { objects } = state.git;
  const path = restOf(context, "/contents/");
  const commit = resolved(state, context.req.query("ref") ?? state.defaultBranch);
  const tree = objects.commit(commit ?? "")?.tree ?? "";
  if (path === "") return listing(state, tree);
  const entry = entryAt(objects, tree, path);
  if (entry === null) return notFound("repoGetContents 404");
  if (entry.kind === "tree") {
    return listing(state, entry.id);
  }
  const bytes = Buffer.from(objects.blob(entry.id) ?? "", "utf8");
  const name = path.split("/").at(-1) ?? "";
  const content = bytes.length > state.largestFile ? "" : bytes.toString("base64");
  return Response.json({
    name,
    path,
    sha: entry.id,
    type: "file",
    size: bytes.length,
    encoding: "base64",
    content,
  });
}

/** ContentsListResponse. */
function listing({ git }: RepositoryState, tree: string): Response {
  const entries = [...(git.objects.tree(tree) ?? [])];
  return Response.json(
    entries.map(([name, { kind, id }]) => ({
      name,
      type: kind === "tree" ? "dir" : "file",
      sha: id,
    })),
  );
}

function resolved(state: RepositoryState, ref: string): string | null {
  const number = /^refs\/pull\/(\d+)\/head$/.exec(ref)?.[1];
  const pull = pullsOf(state).find((item) => String(item.number) === number);
  return pull?.pull.headCommit ?? state.git.resolve(ref);
}
