/** Issues, labels and what is said below either. */
import { z } from "zod";
import { type Asked, pageOfAll, ROOT, type Routes, withBody } from "./context.ts";
import { notFound, refused, type Source } from "./refusal.ts";
import { shownIssue, shownLabels } from "./shown.ts";
import { addItem, addLabel, type Item, mayWrite, type RepositoryState, touch } from "./state.ts";

const CreateIssue = z.object({
  title: z.string().min(1),
  body: z.string().default(""),
  labels: z.array(z.int()).default([]),
});
const EditIssue = z.object({
  title: z.string().optional(),
  body: z.string().optional(),
  state: z.enum(["open", "closed"]).optional(),
});
const CreateLabel = z.object({
  name: z.string().min(1),
  color: z.string().regex(/^#?[0-9a-f]{6}$/i),
});
const IssueLabels = z.object({ labels: z.array(z.int()) });

export function addIssueRoutes(routes: Routes, state: RepositoryState): void {
  const at = (path: string) => `${ROOT}/issues/:number{[0-9]+}${path}`;

  routes.get(`${ROOT}/issues`, (context) => {
    const issues = pageOfAll(context, listed(state, context));
    return Response.json(issues.map((item) => shownIssue(state, item)));
  });
  routes.post(`${ROOT}/issues`, (context) =>
    withBody(context, CreateIssue, (issue) => {
      // Without issues there is no such route.
      if (!state.takesIssues) return notFound("Gitea: mustEnableIssues 404");
      const item = addItem(state, { ...issue, login: context.get("login"), pull: null });
      return Response.json(shownIssue(state, item), { status: 201 });
    }),
  );
  routes.patch(at(""), (context) =>
    withBody(context, EditIssue, (change) =>
      withItem(state, context, "issueEditIssue 404", (item) => {
        Object.assign(item, change);
        touch(state, item);
        return Response.json(shownIssue(state, item), { status: 201 });
      }),
    ),
  );
  routes.get(at("/comments"), (context) =>
    withItem(state, context, "issueGetComments 404", ({ remarks }) =>
      Response.json(remarks.map(({ login, body }, id) => ({ id, body, user: { login } }))),
    ),
  );
  routes.post(at("/labels"), (context) =>
    withBody(context, IssueLabels, ({ labels }) =>
      withItem(state, context, "issueAddLabel 404", (item) => {
        for (const label of labels) item.labels.add(label);
        touch(state, item);
        return Response.json(shownLabels(state, item));
      }),
    ),
  );
  // A label that the item has not is no fault.
  routes.delete(at("/labels/:label{[0-9]+}"), (context) =>
    withItem(state, context, "issueRemoveLabel 404", (item) => {
      const label = Number(context.req.param("label"));
      if (!state.labels.some(({ id }) => id === label))
        return refused({ source: "issueRemoveLabel 422", message: "label does not exist" });
      item.labels.delete(label);
      touch(state, item);
      return new Response(null, { status: 204 });
    }),
  );
  routes.get(`${ROOT}/labels`, (context) => Response.json(pageOfAll(context, state.labels)));
  routes.post(`${ROOT}/labels`, (context) => {
    if (!mayWrite(state, context.get("login")))
      return refused({
        source: "Gitea: reqRepoWriter 403",
        message: "user should have a permission to write to a repo",
      });
    return withBody(context, CreateLabel, ({ name, color }) => {
      const id = addLabel(state, name, color);
      return Response.json({ id, name, color }, { status: 201 });
    });
  });
}

/** A label that is not there is left aside, and so all are listed (GetLabelIDsInRepoByNames). */
function listed(state: RepositoryState, { req }: Asked): Item[] {
  const type = req.query("type");
  const wanted = (req.query("labels") ?? "").split(",");
  const ids = state.labels.filter(({ name }) => wanted.includes(name)).map(({ id }) => id);
  return state.items
    .filter((item) => item.state === (req.query("state") ?? "open"))
    .filter((item) => type === undefined || (type === "pulls") === (item.pull !== null))
    .filter((item) => ids.length === 0 || ids.some((id) => item.labels.has(id)))
    .toReversed();
}

function withItem(
  state: RepositoryState,
  context: Asked,
  source: Source & `${string} 404`,
  answer: (item: Item) => Response,
): Response {
  const number = Number(context.req.param("number"));
  const item = state.items.find((one) => one.number === number);
  return item === undefined ? notFound(source) : answer(item);
}
