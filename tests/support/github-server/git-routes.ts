/** The git data API: trees, commits and refs. */
import { Hono } from "hono";
import { z } from "zod";
import { treeWith } from "../host-repository/files.ts";
import { isAncestor } from "../host-repository/history.ts";
import { type Asked, needs } from "./access.ts";
import { commitAnswer, refAnswer } from "./answers.ts";
import { bodyOf } from "./bodies.ts";
import { invalid, notFound, refused } from "./refusals.ts";
import { deleteBranch, type GithubState } from "./state.ts";

const NewTree = z.object({
  base_tree: z.string().optional(),
  tree: z.array(
    z.object({
      path: z.string(),
      mode: z.literal("100644"),
      type: z.literal("blob"),
      content: z.string(),
    }),
  ),
});
const Signature = z.object({ name: z.string(), email: z.string() });
const NewCommit = z.object({
  message: z.string(),
  tree: z.string(),
  parents: z.array(z.string()),
  author: Signature.optional(),
});
const NewRef = z.object({ ref: z.string(), sha: z.string() });
const RefMove = z.object({ sha: z.string(), force: z.boolean().default(false) });

export function gitRoutes(state: GithubState): Hono<Asked> {
  const { git } = state;
  const { objects, branches } = git;
  const app = new Hono<Asked>();

  app.post("/git/trees", needs("contents", "write"), async (context) => {
    const { base_tree, tree } = await bodyOf(context, NewTree);
    if (base_tree !== undefined && objects.tree(base_tree) === null)
      throw refused("git/create-tree 404", "base_tree is not a valid tree");
    const changes = Object.fromEntries(tree.map(({ path, content }) => [path, content]));
    return context.json({ sha: treeWith(objects, base_tree ?? null, changes) }, 201);
  });

  app.post("/git/commits", needs("contents", "write"), async (context) => {
    const { message, tree, parents, author } = await bodyOf(context, NewCommit);
    if (objects.tree(tree) === null)
      throw refused("git/create-commit 422", "Tree SHA does not exist");
    if (parents.some((parent) => objects.commit(parent) === null))
      throw refused("git/create-commit 422", "Parent SHA does not exist or is not a commit object");
    const { login } = context.get("access");
    const by = { ...(author ?? { name: login, email: `${login}@users.noreply.github.com` }) };
    const signature = { ...by, date: state.clock() };
    const commit = { message, tree, parents, author: signature, committer: signature };
    const sha = objects.writeCommit(commit);
    return context.json({ ...commitAnswer(sha, commit).commit, sha }, 201);
  });

  app.get("/git/ref/:ref{.+}", needs("contents", "read"), (context) => {
    const branch = branchIn(`refs/${context.req.param("ref")}`);
    const sha = branches.get(branch);
    if (sha === undefined) throw notFound("git/get-ref 404");
    return context.json(refAnswer(branch, sha));
  });

  // Description, git/list-matching-refs: takes no page; however many there are, all are answered.
  app.get("/git/matching-refs/:ref{.+}", needs("contents", "read"), (context) => {
    const start = branchIn(`refs/${context.req.param("ref")}`);
    if (branches.size === 0)
      throw refused("git/list-matching-refs 409", "Git Repository is empty.");
    const found = [...branches].filter(([name]) => name.startsWith(start));
    return context.json(found.map(([name, sha]) => refAnswer(name, sha)));
  });

  app.post("/git/refs", needs("contents", "write"), async (context) => {
    const { ref, sha } = await bodyOf(context, NewRef);
    if (objects.commit(sha) === null) throw refused("git/create-ref 422", "Object does not exist");
    const branch = branchIn(ref);
    if (branches.has(branch)) throw refused("git/create-ref 422", "Reference already exists");
    branches.set(branch, sha);
    return context.json(refAnswer(branch, sha), 201);
  });

  app.patch("/git/refs/:ref{.+}", needs("contents", "write"), async (context) => {
    const { sha, force } = await bodyOf(context, RefMove);
    const branch = branchIn(`refs/${context.req.param("ref")}`);
    const before = branches.get(branch);
    if (before === undefined) throw refused("git/update-ref 422", "Reference does not exist");
    if (objects.commit(sha) === null) throw refused("git/update-ref 422", "Object does not exist");
    // Docs, "Available rules for rulesets": whoever may not bypass them.
    if (branch === state.defaultBranch && state.rules.length > 0)
      throw refused(
        "git/update-ref 422",
        "Repository rule violations found\n\nChanges must be made through a pull request.",
      );
    // The same page, `force`: left out, "the update is a fast-forward update".
    if (!force && !isAncestor(objects, before, sha))
      throw refused("git/update-ref 422", "Update is not a fast forward");
    branches.set(branch, sha);
    return context.json(refAnswer(branch, sha));
  });

  app.delete("/git/refs/:ref{.+}", needs("contents", "write"), (context) => {
    const branch = branchIn(`refs/${context.req.param("ref")}`);
    if (!branches.has(branch)) throw refused("git/delete-ref 422", "Reference does not exist");
    deleteBranch(state, branch);
    return context.body(null, 204);
  });

  return app;
}

/** Of `ref`: "if it doesn't start with 'refs' and have at least two slashes, it will be rejected". */
function branchIn(ref: string): string {
  const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
  if (branch === undefined) throw invalid("git/create-ref 422", "Reference", "ref", "invalid");
  return branch;
}
