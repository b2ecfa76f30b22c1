/** Pull requests. */
import { createHash } from "node:crypto";
import { Hono } from "hono";
import { z } from "zod";
import { isAncestor } from "../host-repository/history.ts";
import { type Asked, needs } from "./access.ts";
import { pullAnswer } from "./answers.ts";
import { bodyOf, pageOf } from "./bodies.ts";
import { invalid, notFound, refused } from "./refusals.ts";
import { addIssue, closeIssue, type GithubState, openPullsOf, touch } from "./state.ts";

const NewPull = z.object({
  title: z.string(),
  head: z.string(),
  base: z.string(),
  body: z.string().optional(),
});
const PullChange = z.object({
  title: z.string().optional(),
  body: z.string().optional(),
  state: z.enum(["open", "closed"]).optional(),
});

export function pullRoutes(state: GithubState): Hono<Asked> {
  const app = new Hono<Asked>();

  app.get("/pulls", needs("pull_requests", "read"), (context) => {
    const { head, state: wanted = "open", sort = "created" } = context.req.query();
    const found = pulls()
      .filter(({ issue }) => wanted === "all" || issue.state === wanted)
      // Description, pulls/list: "user:ref-name"; of the fork where it is one's.
      .filter(({ pull }) => head === undefined || head === `${ownerOf(pull)}:${pull.head}`)
      .sort((a, b) =>
        sort === "updated" ? b.issue.changed - a.issue.changed : b.issue.number - a.issue.number,
      );
    const page = pageOf(context, found).map(({ issue, pull }) => pullAnswer(state, issue, pull));
    // Docs, "Best practices": conditional requests.
    const etag = `W/"${createHash("sha256").update(JSON.stringify(page)).digest("hex")}"`;
    if (context.req.header("if-none-match") === etag) return context.body(null, 304, { etag });
    return context.json(page, 200, { etag });
  });

  app.post("/pulls", needs("pull_requests", "write"), async (context) => {
    const { title, body = null, head, base } = await bodyOf(context, NewPull);
    const [tip, target] = [state.git.branches.get(head), state.git.branches.get(base)];
    if (title.trim() === "")
      throw invalid("pulls/create 422", "PullRequest", "title", "missing_field");
    if (tip === undefined) throw invalid("pulls/create 422", "PullRequest", "head", "invalid");
    if (target === undefined) throw invalid("pulls/create 422", "PullRequest", "base", "invalid");
    if (openPullsOf(state, head).some(({ pull }) => pull?.base === base))
      throw custom(`A pull request already exists for ${state.owner}:${head}.`);
    if (isAncestor(state.git.objects, tip, target))
      throw custom(`No commits between ${base} and ${head}`);
    const pull = { head, headRepository: state.id, sha: tip, base, mergedAt: null };
    const issue = addIssue(state, { title, body, pull });
    return context.json(pullAnswer(state, issue, pull), 201);
  });

  app.patch("/pulls/:number", needs("pull_requests", "write"), async (context) => {
    const change = await bodyOf(context, PullChange);
    const number = Number(context.req.param("number"));
    const found = pulls().find(({ issue }) => issue.number === number);
    // What pulls/update says of it stands nowhere; it is the same address.
    if (found === undefined) throw notFound("pulls/get 404");
    const { issue, pull } = found;
    if (change.title !== undefined) issue.title = change.title;
    if (change.body !== undefined) issue.body = change.body;
    touch(state, issue);
    if (change.state === "closed") closeIssue(state, issue);
    return context.json(pullAnswer(state, issue, pull));
  });

  function pulls() {
    return state.issues.flatMap((issue) =>
      issue.pull === null ? [] : { issue, pull: issue.pull },
    );
  }

  function ownerOf({ headRepository }: { headRepository: number | null }): string {
    return headRepository === state.id ? state.owner : "stranger";
  }

  return app;
}

function custom(message: string) {
  return refused("pulls/create 422", "Validation Failed", {
    errors: [{ resource: "PullRequest", code: "custom", message }],
  });
}
