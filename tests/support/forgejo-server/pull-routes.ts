/** Pull requests. */
import { z } from "zod";
import { changesBetween } from "../host-repository/history.ts";
import { type Asked, pageOfAll, ROOT, type Routes, restOf, withBody } from "./context.ts";
import { commitsOf, mergePull, type PullItem, pullsOf } from "./pulls.ts";
import { notFound, refused, type Source } from "./refusal.ts";
import { shownPull } from "./shown.ts";
import { addItem, REPOSITORY_ID, type RepositoryState, touch } from "./state.ts";

const CreatePull = z.object({
  head: z.string(),
  base: z.string(),
  title: z.string().min(1),
  body: z.string().default(""),
  labels: z.array(z.int()).default([]),
});
const EditPull = z.object({
  title: z.string().optional(),
  body: z.string().optional(),
  state: z.enum(["open", "closed"]).optional(),
  labels: z.array(z.int()).optional(),
});
const MergePull = z.object({ Do: z.enum(["merge", "squash"]) });

export function addPullRoutes(routes: Routes, state: RepositoryState): void {
  const shown = (item: PullItem, status: 200 | 201 = 200) =>
    Response.json(shownPull(state, item), { status });

  for (const path of ["pulls/*", "pulls"])
    routes.use(`${ROOT}/${path}`, async (_, next) =>
      state.takesPulls ? next() : notFound("Gitea: mustAllowPulls 404"),
    );
  routes.get(`${ROOT}/pulls`, (context) =>
    Response.json(pageOfAll(context, listed(state, context)).map((item) => shownPull(state, item))),
  );
  routes.post(`${ROOT}/pulls`, (context) =>
    withBody(context, CreatePull, (order) => {
      const headCommit = state.git.branches.get(order.head);
      if (headCommit === undefined || !state.git.branches.has(order.base))
        return notFound("repoCreatePullRequest 404");
      // GetUnmergedPullRequest finds an open one of the same branches.
      const isThere = pullsOf(state).some(
        ({ pull, state: now }) =>
          now === "open" &&
          pull.head === order.head &&
          pull.base === order.base &&
          pull.headRepositoryId === REPOSITORY_ID &&
          pull.label === null,
      );
      if (isThere)
        return refused({
          source: "repoCreatePullRequest 409",
          message: "pull request already exists for these targets",
        });
      const { head, base } = order;
      const headRepositoryId = REPOSITORY_ID;
      const pull = { head, label: null, base, headRepositoryId, headCommit, isMerged: false };
      const { number } = addItem(state, { ...order, login: context.get("login"), pull });
      return withPull(state, number, "repoGetPullRequest 404", (item) => shown(item, 201));
    }),
  );
  routes.get(`${ROOT}/pulls/:number{[0-9]+}`, (context) =>
    withPull(state, numberIn(context), "repoGetPullRequest 404", (item) => shown(item)),
  );
  routes.patch(`${ROOT}/pulls/:number{[0-9]+}`, (context) =>
    withBody(context, EditPull, ({ labels, ...change }) =>
      withPull(state, numberIn(context), "repoEditPullRequest 404", (item) => {
        Object.assign(item, change, labels && { labels: new Set(labels) });
        touch(state, item);
        return shown(item, 201);
      }),
    ),
  );
  routes.get(`${ROOT}/pulls/:number{[0-9]+}/commits`, (context) =>
    withPull(state, numberIn(context), "repoGetPullRequestCommits 404", (item) =>
      Response.json(pageOfAll(context, commitsOf(state, item)).map((id) => shownCommit(state, id))),
    ),
  );
  routes.post(`${ROOT}/pulls/:number{[0-9]+}/merge`, (context) =>
    withBody(context, MergePull, ({ Do }) =>
      withPull(state, numberIn(context), "repoMergePullRequest 404", (item) => {
        if (item.state === "closed")
          return refused({ source: "repoMergePullRequest 405", message: "it is closed" });
        if (mergePull(state, item, Do)) return new Response(null, { status: 200 });
        return refused({ source: "repoMergePullRequest 409", message: "merge conflicts" });
      }),
    ),
  );
  // In the description of 1.25, and not in that of 1.15.
  routes.get(`${ROOT}/pulls/:base/*`, (context) => byBranches(state, context));
}

function withPull(
  state: RepositoryState,
  number: number,
  source: Source & `${string} 404`,
  answer: (item: PullItem) => Response,
): Response {
  const item = pullsOf(state).find((one) => one.number === number);
  return item === undefined ? notFound(source) : answer(item);
}

function numberIn({ req }: Asked): number {
  return Number(req.param("number"));
}

/** GetPullRequestByBaseHeadInfo asks neither for the state nor for an order. */
function byBranches(state: RepositoryState, context: Asked): Response {
  if (!state.flavour.isNew) return notFound("RFC 9110, 15.5.5 404");
  const base = context.req.param("base") ?? "";
  const head = restOf(context, `/pulls/${encodeURIComponent(base)}/`);
  const item = pullsOf(state).find(
    ({ pull }) =>
      pull.base === base && pull.head === head && pull.headRepositoryId === REPOSITORY_ID,
  );
  if (item === undefined) return notFound("repoGetPullRequestByBaseHead 404");
  return Response.json(shownPull(state, item));
}

function listed(state: RepositoryState, { req }: Asked): PullItem[] {
  const wanted = req.query("state") ?? "open";
  const some = pullsOf(state).filter((item) => wanted === "all" || item.state === wanted);
  const byUpdate = (a: PullItem, b: PullItem) => b.updated - a.updated;
  const byNumber = (a: PullItem, b: PullItem) => b.number - a.number;
  return some.toSorted(req.query("sort") === "recentupdate" ? byUpdate : byNumber);
}

function shownCommit({ git }: RepositoryState, id: string) {
  const commit = git.objects.commit(id);
  const parent = git.objects.commit(commit?.parents[0] ?? "");
  const changes = changesBetween(git.objects, parent?.tree ?? "", commit?.tree ?? "");
  return { sha: id, files: Object.keys(changes).map((filename) => ({ filename })) };
}
