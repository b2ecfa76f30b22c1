/** Issues, labels, what is said below them, and who may write. */
import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { z } from "zod";
import { type Asked, needs } from "./access.ts";
import { issueAnswer, remarkAnswers } from "./answers.ts";
import { bodyOf, pageOf } from "./bodies.ts";
import { invalid, notFound, refused, type Source } from "./refusals.ts";
import { addIssue, closeIssue, type GithubState, type Issue, touch } from "./state.ts";

const Labels = z.object({ labels: z.array(z.string()) });
const NewIssue = z.object({
  title: z.string(),
  body: z.string().optional(),
  labels: z.array(z.string()).default([]),
});
const IssueChange = z.object({
  title: z.string().optional(),
  body: z.string().optional(),
  state: z.enum(["open", "closed"]).optional(),
});

export function issueRoutes(state: GithubState): Hono<Asked> {
  const app = new Hono<Asked>();
  const find = (number: string, source: Source & `${string} 404`): Issue => {
    const issue = state.issues.find((each) => each.number === Number(number));
    if (issue === undefined) throw notFound(source);
    return issue;
  };
  // Said of all that is asked of issues; pull requests keep their labels.
  const turnedOn = createMiddleware(async (_, next) => {
    if (!state.hasIssues)
      throw refused("issues/create 410", "Issues has been disabled in this repository.");
    return next();
  });

  app.get("/issues", turnedOn, needs("issues", "read"), (context) => {
    const { labels, state: wanted = "open", direction = "desc", creator } = context.req.query();
    const names = labels?.split(",") ?? [];
    const found = state.issues
      // Docs, "List repository issues": the user that created the issue.
      .filter(({ login }) => creator === undefined || login === creator)
      .filter(
        (issue) => issue.state === wanted && names.every((name) => issue.labels.includes(name)),
      )
      .sort((a, b) => (direction === "asc" ? a.number - b.number : b.number - a.number));
    return context.json(pageOf(context, found).map(issueAnswer));
  });

  // Docs, "List labels for a repository"; which there are, nobody here asks.
  app.get("/labels", needs("issues", "read", "pull_requests"), (context) => context.json([]));

  // Without the right to administer them, as if there were none.
  app.get("/hooks", (context) => {
    if (state.hooks === null) throw notFound("repos/list-webhooks 404");
    return context.json(state.hooks);
  });

  app.post("/issues", turnedOn, needs("issues", "write"), async (context) => {
    const { title, body = null, labels } = await bodyOf(context, NewIssue);
    if (title.trim() === "") throw invalid("issues/create 422", "Issue", "title", "missing_field");
    const { login } = context.get("access");
    const issue = addIssue(state, { title, body, labels, login, pull: null });
    return context.json(issueAnswer(issue), 201);
  });

  app.patch("/issues/:number", turnedOn, needs("issues", "write"), async (context) => {
    const { title, body, state: wanted } = await bodyOf(context, IssueChange);
    const issue = find(context.req.param("number"), "issues/update 404");
    if (title !== undefined) issue.title = title;
    if (body !== undefined) issue.body = body;
    touch(state, issue);
    if (wanted === "closed") closeIssue(state, issue);
    return context.json(issueAnswer(issue));
  });

  app.post("/issues/:number/labels", needs("issues", "write", "pull_requests"), async (context) => {
    const { labels } = await bodyOf(context, Labels);
    const issue = find(context.req.param("number"), "issues/add-labels 404");
    // Docs, "Add labels to an issue": an empty array removes all.
    issue.labels = labels.length === 0 ? [] : [...new Set([...issue.labels, ...labels])];
    touch(state, issue);
    return context.json(issue.labels.map((name) => ({ name })));
  });

  app.delete(
    "/issues/:number/labels/:label",
    needs("issues", "write", "pull_requests"),
    (context) => {
      const issue = find(context.req.param("number"), "issues/remove-label 404");
      const label = context.req.param("label");
      if (!issue.labels.includes(label)) throw notFound("issues/remove-label 404");
      issue.labels = issue.labels.filter((name) => name !== label);
      touch(state, issue);
      return context.json(issue.labels.map((name) => ({ name })));
    },
  );

  app.get("/issues/:number/comments", needs("issues", "read", "pull_requests"), (context) => {
    const issue = find(context.req.param("number"), "issues/list-comments 404");
    return context.json(pageOf(context, remarkAnswers(issue)));
  });

  // Docs, "Get repository permissions for a user": admin, write, read or none.
  app.get("/collaborators/:login/permission", (context) => {
    const anybodys = state.isPrivate ? "none" : "read";
    const permission = state.people.get(context.req.param("login")) ?? anybodys;
    return context.json({ permission, role_name: permission });
  });

  return app;
}
