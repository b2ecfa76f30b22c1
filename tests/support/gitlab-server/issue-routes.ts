/** https://docs.gitlab.com/api/issues/. */
import type { Hono } from "hono";
import { z } from "zod";
import { type GitlabState, LEVELS, type StoredIssue, TOKEN_USER } from "./gitlab-state.ts";
import { pageOf } from "./pages.ts";
import { describe } from "./quick-actions.ts";
import { forbidden, notFound } from "./refusals.ts";

const NewIssue = z.strictObject({
  title: z.string().min(1).max(255),
  description: z.string().max(1_048_576),
  labels: z.string(),
});
const Edit = z.strictObject({
  title: z.string().min(1).max(255).optional(),
  description: z.string().max(1_048_576).optional(),
  state_event: z.enum(["close", "reopen"]).optional(),
});

/** Of the issues of a project, `all` where nothing is said. */
const Scope = z.enum(["all", "created_by_me"]);

export function addIssueRoutes(app: Hono, state: GitlabState): void {
  // https://docs.gitlab.com/api/projects/: issues_access_level, "disabled".
  app.use("/issues/*", async (_, next) => {
    if (state.settings.issues_access_level === "disabled") throw forbidden();
    await next();
  });

  app.get("/issues", (c) => {
    const { labels = "", state: wanted = "all", sort = "desc", scope = "all" } = c.req.query();
    const { confidential } = c.req.query();
    const found = state.issues
      .filter(({ author }) => Scope.parse(scope) === "all" || author === TOKEN_USER)
      .filter(
        (issue) =>
          labels === "" || labels.split(",").every((label) => issue.labels.includes(label)),
      )
      .filter((issue) => wanted === "all" || issue.state === wanted)
      .filter((issue) => confidential === undefined || issue.isConfidential === true);
    return c.json(pageOf(sort === "desc" ? found.toReversed() : found, c));
  });

  // https://docs.gitlab.com/api/labels/; which there are, nobody here asks.
  app.get("/labels", (c) => c.json([]));

  // https://docs.gitlab.com/api/project_webhooks/: "Maintainer or Owner".
  app.get("/hooks", (c) => {
    if ((state.members.get(TOKEN_USER) ?? 0) < LEVELS.maintainer) throw forbidden();
    return c.json(pageOf(state.hooks, c));
  });

  app.post("/issues", async (c) => {
    const { title, description, labels } = NewIssue.parse(await c.req.json());
    const iid = state.issues.length + 1;
    const made: StoredIssue = {
      iid,
      title,
      description: "",
      state: "opened",
      labels: labels.split(","),
      author: TOKEN_USER,
    };
    state.issues.push(made);
    describe(state, made, description);
    return c.json(made, 201);
  });

  app.put("/issues/:iid", async (c) => {
    const issue = state.issues.find(({ iid }) => iid === Number(c.req.param("iid")));
    if (issue === undefined) throw notFound("");
    const sent = Edit.parse(await c.req.json());
    issue.title = sent.title ?? issue.title;
    if (sent.description !== undefined) describe(state, issue, sent.description);
    if (sent.state_event !== undefined)
      issue.state = sent.state_event === "close" ? "closed" : "opened";
    return c.json(issue);
  });
}
