/** https://docs.gitlab.com/api/merge_requests/ and https://docs.gitlab.com/api/notes/#merge-requests. */
import type { Hono } from "hono";
import { z } from "zod";
import { type GitlabState, mayPush, PROJECT_ID, type StoredMergeRequest } from "./gitlab-state.ts";
import { close, headOf } from "./merge-request-acts.ts";
import { pageOf } from "./pages.ts";
import { describe } from "./quick-actions.ts";
import { badRequest, forbidden, notFound, secondMergeRequest } from "./refusals.ts";

const Labels = z.string().transform((text) => text.split(",").filter((label) => label !== ""));
const NewMergeRequest = z.strictObject({
  title: z.string().min(1).max(255),
  description: z.string().max(1_048_576).optional(),
  source_branch: z.string(),
  target_branch: z.string(),
  labels: Labels.optional(),
  remove_source_branch: z.boolean().optional(),
});
const Edit = z.strictObject({
  title: z.string().min(1).max(255).optional(),
  description: z.string().max(1_048_576).optional(),
  labels: Labels.optional(),
  add_labels: Labels.default([]),
  remove_labels: Labels.default([]),
  state_event: z.enum(["close"]).optional(),
});

export function addMergeRequestRoutes(app: Hono, state: GitlabState): void {
  app.get("/merge_requests", (c) => {
    const { source_branch: branch, state: wanted = "all", order_by, sort = "desc" } = c.req.query();
    const found = state.mergeRequests
      .filter((request) => branch === undefined || request.sourceBranch === branch)
      .filter((request) => wanted === "all" || request.state === wanted)
      .sort((a, b) => (order_by === "updated_at" ? a.updated - b.updated : a.iid - b.iid));
    const ordered = sort === "desc" ? found.reverse() : found;
    return c.json(pageOf(ordered, c).map((request) => shown(state, request)));
  });

  app.post("/merge_requests", async (c) => {
    const sent = NewMergeRequest.parse(await c.req.json());
    const { source_branch: sourceBranch, target_branch: targetBranch, labels = [] } = sent;
    if (!mayPush(state, sourceBranch)) throw forbidden();
    const head = state.repository.branches.get(sourceBranch);
    if (head === undefined) throw badRequest({ source_branch: ["does not exist"] });
    const second = state.mergeRequests.find(
      (one) => one.state === "opened" && one.sourceBranch === sourceBranch && isOwn(one),
    );
    if (second !== undefined) throw secondMergeRequest(second.iid);
    const made: StoredMergeRequest = {
      iid: state.mergeRequests.length + 1,
      title: sent.title.trim(),
      description: "",
      state: "opened",
      labels: [...labels],
      sourceBranch,
      sourceProject: PROJECT_ID,
      targetBranch,
      removesBranch: sent.remove_source_branch ?? false,
      head,
      notes: [],
      updated: state.tick(),
    };
    state.mergeRequests.push(made);
    describe(state, made, sent.description ?? "");
    return c.json(shown(state, made), 201);
  });

  app.put("/merge_requests/:iid", async (c) => {
    const request = requestOf(state, c.req.param("iid"));
    const sent = Edit.parse(await c.req.json());
    request.title = sent.title ?? request.title;
    const labels = [...(sent.labels ?? request.labels), ...sent.add_labels];
    request.labels = [...new Set(labels)].filter((label) => !sent.remove_labels.includes(label));
    if (sent.description !== undefined) describe(state, request, sent.description);
    if (sent.state_event === "close" && request.state === "opened") close(state, request);
    request.updated = state.tick();
    return c.json(shown(state, request));
  });

  app.get("/merge_requests/:iid/notes", (c) => {
    const { notes } = requestOf(state, c.req.param("iid"));
    const ordered = c.req.query("sort") === "asc" ? notes : notes.toReversed();
    const shownNotes = pageOf(ordered, c).map(({ body, author, system }, at) => ({
      id: at + 1,
      body,
      system,
      author: { id: author },
    }));
    return c.json(shownNotes);
  });
}

function isOwn({ sourceProject }: StoredMergeRequest): boolean {
  return sourceProject === PROJECT_ID;
}

function requestOf(state: GitlabState, iid: string): StoredMergeRequest {
  const found = state.mergeRequests.find((request) => request.iid === Number(iid));
  if (found === undefined) throw notFound("");
  return found;
}

function shown(state: GitlabState, request: StoredMergeRequest) {
  return {
    id: 1000 + request.iid,
    iid: request.iid,
    project_id: PROJECT_ID,
    title: request.title,
    description: request.description,
    state: request.state,
    labels: request.labels,
    sha: state.isSlow ? request.head : headOf(state, request),
    source_branch: request.sourceBranch,
    source_project_id: request.sourceProject,
    target_branch: request.targetBranch,
    target_project_id: PROJECT_ID,
    updated_at: new Date(request.updated * 1000).toISOString(),
  };
}
