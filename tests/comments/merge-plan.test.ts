/** What a merge will do: every submission merged or reported, once, and nothing else moved. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  commentOf,
  type FoundSubmission,
  planMerge,
  threadsAfter,
} from "../../comments/merge-plan.ts";
import { submissionPath, threadPath } from "../../comments/paths.ts";
import type { Submission } from "../../comments/submission.ts";
import type { Comment, Thread } from "../../comments/thread.ts";
import {
  sampleComment,
  sampleSubmission,
  sampleThread,
  submissionId,
  tombstone,
} from "../support/sample-comments.ts";

describe("merges", () => {
  test("a first submission into a thread that is not there yet", () => {
    const submission = sampleSubmission();
    const plan = planMerge(threadsOf(), [found(submission)], null);
    expect(plan).toEqual({
      threads: [sampleThread([commentOf(submission)])],
      merged: [submissionPath("a-post", submission.id)],
      reports: [],
    });
  });

  test("a submission as a comment that nothing but a form can have made", () => {
    const submission = sampleSubmission({ replyTo: "a" });
    const { version, post, ...kept } = submission;
    expect(commentOf(submission)).toEqual({
      ...kept,
      kind: "comment",
      format: "markdown",
      source: "form",
    });
  });

  test("what came at once by date, then id, after all that is there", () => {
    const late = sampleComment({ id: "late", date: "2030-01-01T00:00:00Z" });
    const sent = [
      sampleSubmission({ id: submissionId(1), date: "2026-05-03T00:00:00Z" }),
      sampleSubmission({ id: submissionId(4), date: "2026-05-01T00:00:00Z" }),
      sampleSubmission({ id: submissionId(3), date: "2026-05-01T00:00:00Z" }),
    ];
    expect(mergedIds([late], sent)).toEqual([
      "late",
      submissionId(3),
      submissionId(4),
      submissionId(1),
    ]);
  });

  test("nothing where there is nothing, and says that no thread changes", () => {
    const threads = threadsOf(sampleThread([sampleComment()]));
    const plan = planMerge(threads, [], new Set());
    expect(plan).toEqual({ threads: [], merged: [], reports: [] });
    expect(threadsAfter(threads, plan)).toEqual(threads);
  });

  test.each<[title: string, comment: (submission: Submission) => Comment]>([
    ["in the thread already", (submission) => commentOf(submission)],
    ["edited there since", (submission) => ({ ...commentOf(submission), text: "Other" })],
    ["removed there since", ({ id, replyTo, date }) => ({ id, replyTo, date, removed: true })],
  ])("no second time what is %s, and deletes its file", (_, comment) => {
    const submission = sampleSubmission();
    const plan = planMerge(
      threadsOf(sampleThread([comment(submission)])),
      [found(submission)],
      null,
    );
    expect(plan).toEqual({ threads: [], merged: [found(submission).path], reports: [] });
  });
});

describe("reports", () => {
  const id = submissionId(1);
  test.each<[title: string, changes: Partial<Submission>, problem: string, about: string]>([
    ["an answer to what is not there", { replyTo: "gone" }, "missing-parent", "gone"],
    ["an answer to itself", { replyTo: id }, "cycle", id],
    [
      "another comment with the id",
      { id: submissionId(9), date: "2026-01-01T00:00:00Z" },
      "duplicate",
      submissionId(9),
    ],
    ["a post that is not there", { post: "gone" }, "unknown-post", "gone"],
  ])("%s", (_, changes, problem, about) => {
    const threads = threadsOf(sampleThread([sampleComment({ id: submissionId(9) })]));
    const submission = found(sampleSubmission(changes));
    const plan = planMerge(threads, [submission], new Set(["a-post"]));
    const reported = { path: submission.path, id: submission.submission.id, problem, about };
    expect(plan.reports).toEqual([reported]);
    const isKept = problem === "duplicate" || problem === "unknown-post";
    expect(plan.merged).toEqual(isKept ? [] : [submission.path]);
    expect(plan.threads).toHaveLength(isKept ? 0 : 1);
  });

  test("every member of a circle that comes at once", () => {
    const circle = [1, 2, 3].map((number) =>
      sampleSubmission({ id: submissionId(number), replyTo: submissionId((number % 3) + 1) }),
    );
    const plan = planMerge(threadsOf(), circle.map(found), null);
    expect(plan.reports.map(({ problem }) => problem)).toEqual(["cycle", "cycle", "cycle"]);
    expect(plan.merged).toHaveLength(3);
  });

  test("what was odd in the thread before, as long as something is merged into it", () => {
    const before = [
      sampleComment({ id: "a", replyTo: "gone" }),
      sampleComment({ id: "b", replyTo: "c" }),
      sampleComment({ id: "c", replyTo: "b" }),
      sampleComment({ id: "d" }),
      sampleComment({ id: "d", text: "Another one" }),
    ];
    const plan = planMerge(threadsOf(sampleThread(before)), [found(sampleSubmission())], null);
    const path = threadPath("a-post");
    expect(plan.reports).toEqual([
      { path, id: "a", problem: "missing-parent", about: "gone" },
      { path, id: "b", problem: "cycle", about: "c" },
      { path, id: "c", problem: "cycle", about: "b" },
      { path, id: "d", problem: "repeated", about: "d" },
    ]);
    expect(plan.threads[0]?.comments.slice(0, -1)).toEqual(before);
  });

  test("nothing for an answer to what comes with it, was removed, or is later in the folder", () => {
    const sent = [
      sampleSubmission({ id: submissionId(1), replyTo: submissionId(2) }),
      sampleSubmission({ id: submissionId(2), replyTo: "t" }),
    ];
    expect(
      planMerge(threadsOf(sampleThread([tombstone("t")])), sent.map(found), null).reports,
    ).toEqual([]);
  });

  test("300,000 submissions for a post that is not there", () => {
    const many = Array.from({ length: 300_000 }, () => found(sampleSubmission()));
    expect(planMerge(threadsOf(), many, new Set()).reports).toHaveLength(300_000);
  });
});

describe("whatever is there", () => {
  test("every submission is merged or reported, and once", () => {
    fc.assert(
      fc.property(repository, ({ threads, submissions, posts }) => {
        const plan = planMerge(threads, submissions, posts);
        const kept = plan.reports
          .filter(({ problem }) => problem === "duplicate" || problem === "unknown-post")
          .map(({ path }) => path);
        const paths = submissions.map(({ path }) => path).toSorted();
        expect([...plan.merged, ...kept].toSorted()).toEqual(paths);
        const after = threadsAfter(threads, plan);
        for (const { path, submission } of submissions) {
          const ids = after.get(submission.post)?.comments.map((comment) => comment.id) ?? [];
          const times = ids.filter((id) => id === submission.id).length;
          if (plan.merged.includes(path)) expect(times).toBe(1);
        }
      }),
    );
  });

  test("what is there keeps its place, and what is new stands by date, then id", () => {
    fc.assert(
      fc.property(repository, ({ threads, submissions, posts }) => {
        for (const thread of planMerge(threads, submissions, posts).threads) {
          const before = threads.get(thread.post)?.comments ?? [];
          expect(thread.comments.slice(0, before.length)).toEqual(before);
          const added = thread.comments.slice(before.length).map(({ date, id }) => `${date} ${id}`);
          expect(added.length).toBeGreaterThan(0);
          expect(added).toEqual(added.toSorted());
        }
      }),
    );
  });

  test("the order in which files are found changes nothing", () => {
    fc.assert(
      fc.property(repository, ({ threads, submissions, posts }) => {
        const plan = planMerge(threads, submissions, posts);
        const other = planMerge(threads, submissions.toReversed(), posts);
        expect(threadsAfter(threads, other)).toEqual(threadsAfter(threads, plan));
        expect(other.merged.toSorted()).toEqual(plan.merged.toSorted());
      }),
    );
  });

  test("merging again changes no thread and merges nothing", () => {
    fc.assert(
      fc.property(repository, (state) => {
        const after = crashedAfter(state, Number.POSITIVE_INFINITY);
        const again = planMerge(after.threads, after.submissions, state.posts);
        expect({ threads: again.threads, merged: again.merged }).toEqual({
          threads: [],
          merged: [],
        });
      }),
    );
  });

  test("a crash after any step is repaired by merging again", () => {
    fc.assert(
      fc.property(repository, fc.nat(20), (state, steps) => {
        const repaired = crashedAfter(crashedAfter(state, steps), Number.POSITIVE_INFINITY);
        expect(repaired).toEqual(crashedAfter(state, Number.POSITIVE_INFINITY));
      }),
    );
  });
});

interface Repository {
  threads: Map<string, Thread>;
  submissions: FoundSubmission[];
  posts: Set<string> | null;
}

/** Carries a merge out as scripts do, threads first, then deletions, and stops after some steps. */
function crashedAfter(state: Repository, steps: number): Repository {
  const plan = planMerge(state.threads, state.submissions, state.posts);
  const threads = threadsAfter(state.threads, { ...plan, threads: plan.threads.slice(0, steps) });
  const gone = new Set(plan.merged.slice(0, Math.max(0, steps - plan.threads.length)));
  const submissions = state.submissions.filter(({ path }) => !gone.has(path));
  return { threads, submissions, posts: state.posts };
}

const post = fc.constantFrom("a", "b", "c");
const anyId = fc.nat(12).map(submissionId);
const date = fc.constantFrom(
  "2026-01-01T00:00:00Z",
  "2026-01-02T00:00:00Z",
  "2026-01-03T00:00:00Z",
);
const replyTo = fc.option(fc.oneof(anyId, fc.constant("gone")));

const anyComment: fc.Arbitrary<Comment> = fc.oneof(
  fc.record({ id: anyId, date, replyTo }).map((changes) => sampleComment(changes)),
  fc.record({ id: anyId, date, replyTo }).map((kept) => ({ ...kept, removed: true as const })),
);

const repository: fc.Arbitrary<Repository> = fc
  .record({
    threads: fc.dictionary(
      post,
      fc.uniqueArray(anyComment, { selector: ({ id }) => id, maxLength: 8 }),
    ),
    sent: fc.uniqueArray(fc.record({ id: anyId, post, date, replyTo }), {
      selector: ({ id, post: of }) => `${of}/${id}`,
      maxLength: 12,
    }),
    posts: fc.option(fc.subarray(["a", "b", "c"])),
  })
  .map(({ threads, sent, posts }) => ({
    threads: new Map(
      Object.entries(threads).map(([of, comments]) => [of, sampleThread(comments, of)]),
    ),
    submissions: sent.map((changes) => found(sampleSubmission(changes))),
    posts: posts && new Set(posts),
  }));

function threadsOf(...threads: Thread[]): Map<string, Thread> {
  return new Map(threads.map((thread) => [thread.post, thread]));
}

function found(submission: Submission): FoundSubmission {
  return { path: submissionPath(submission.post, submission.id), submission };
}

function mergedIds(comments: Comment[], sent: Submission[]): string[] {
  const threads = threadsOf(sampleThread(comments));
  const after = threadsAfter(threads, planMerge(threads, sent.map(found), null));
  return after.get("a-post")?.comments.map(({ id }) => id) ?? [];
}
