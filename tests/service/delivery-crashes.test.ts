/** Delivery that dies at any step proposes everything exactly once, whatever arrives meanwhile. */
import { expect, test } from "vitest";
import { threadPath } from "../../comments/paths.ts";
import { stableJson } from "../../comments/stable-json.ts";
import type { Submission } from "../../comments/submission.ts";
import { Thread } from "../../comments/thread.ts";
import type { Stores } from "../../service/stores.ts";
import { sampleComment } from "../support/sample-comments.ts";
import { submission } from "./opened-intake.ts";
import { type ReviewedBlog, reviewedBlog } from "./reviewed-blog.ts";

type When = "before" | "after";
const WHENS: readonly When[] = ["before", "after"];

const ALONE = [submission(1)];
const MANY = [1, 2, 3, 4, 5].map((number) =>
  submission(number, number === 2 ? { post: "second-post" } : {}),
);
/** Enough to be proposed together with what is left over. */
const LATER = [11, 12, 13, 14].map((number) => submission(number));

/** What is known of it, then main and the files on it. */
const ALONE_LOOKS = 1 + 3;
/** Several have no name yet. Of two posts there are two folders with files, and one thread more. */
const MANY_LOOKS = 1 + 4;
/** What it takes to make a proposal. */
const MAKING = 7;

const KINDS = [
  { kind: "one alone", waiting: ALONE, looks: ALONE_LOOKS },
  { kind: "several", waiting: MANY, looks: MANY_LOOKS },
] as const;

const CUT_OFF = KINDS.flatMap(({ kind, waiting, looks }) =>
  Array.from({ length: looks + MAKING }, (_, at) => at + 1).flatMap((request) =>
    WHENS.map((when) => ({ kind, waiting, when, request, isBound: request > looks })),
  ),
);

test.each(CUT_OFF)(
  "$kind: cut off $when request $request, with others coming meanwhile",
  async ({ waiting, when, request, isBound }) => {
    const blog = await reviewedBlog();
    await blog.accept(waiting);
    blog.server.breakAt({ request, when });
    await blog.deliver();
    expect(blog.lines.join()).toContain("not-delivered");
    // A host that has not answered yet may be down for hours: what comes meanwhile joins what waits.
    await expectOnceForAll(blog, isBound ? waiting : [...waiting, ...LATER]);
  },
);

test.each(KINDS)("$kind: delivered by so many requests, no more", async ({ waiting, looks }) => {
  const blog = await reviewedBlog();
  await blog.accept(waiting);
  await blog.deliver();
  expect(blog.server.asked).toHaveLength(looks + MAKING);
});

const STORED = KINDS.flatMap(({ kind, waiting }) =>
  WHENS.flatMap((when) => [
    { kind, waiting, when, step: "bind" as const, times: 1 },
    ...waiting.map((_, at) => ({ kind, waiting, when, step: "settle" as const, times: at + 1 })),
  ]),
);

test.each(STORED)(
  "$kind: dead $when step $step $times, with others coming meanwhile",
  async ({ waiting, when, step, times }) => {
    const blog = await reviewedBlog();
    await blog.accept(waiting);
    await blog.deliver(dyingAt(blog.stores, step, times, when));
    expect(blog.lines.join()).toContain("dead");
    // Before it is bound nothing was made at the host, and nothing is fixed.
    const isBound = step !== "bind" || when === "after";
    await expectOnceForAll(blog, isBound ? waiting : [...waiting, ...LATER]);
  },
);

test("an id that main has for another comment is not taken for the batch's own after a crash", async () => {
  const blog = await reviewedBlog();
  const taken = submission(5);
  const other = sampleComment({ id: taken.id, text: "Sent before the intake was lost" });
  const thread: Thread = { version: 1, post: taken.post, comments: [other] };
  blog.people.commitOnMain(threadPath(taken.post), stableJson(Thread, thread));
  await blog.accept(MANY);
  await blog.deliver(dyingAt(blog.stores, "settle", 1, "before"));
  await blog.restart();
  await blog.deliver();
  const successor = blog.stores.intake.find(taken.id)?.successor ?? "";
  expect(blog.holding({ ...taken, id: successor })).toHaveLength(1);
  expect(blog.holding(taken)).toEqual([]);
  for (const one of MANY.slice(0, -1)) expect(blog.holding(one)).toHaveLength(1);
});

/** After a restart, and with others that came meanwhile: nothing lost, nothing twice, nothing half made. */
async function expectOnceForAll(blog: ReviewedBlog, together: readonly Submission[]) {
  await blog.restart();
  await blog.accept(LATER);
  await blog.deliver();
  expect(blog.stores.intake.waiting()).toEqual([]);
  const all = [...new Set([...together, ...LATER])];
  expect(all.filter((one) => blog.holding(one).length !== 1)).toEqual([]);
  const names = new Set(all.flatMap((one) => blog.holding(one)));
  const branches = [...names].map((name) => `comment/${name}`);
  expect([...blog.server.state.git.branches.keys()].sort()).toEqual([...branches, "main"].sort());
  expectNumbered(blog, together);
}

/** In one pull request with its labels, each with the number that it was bound with. */
function expectNumbered(blog: ReviewedBlog, together: readonly Submission[]): void {
  const [name = "", ...others] = new Set(together.flatMap((one) => blog.holding(one)));
  expect(others).toEqual([]);
  const { body, labels } = blog.people.pullOf(name);
  expect(labels).toContain("comment");
  const numbers = [...(body ?? "").matchAll(/^\*\*(\d+) ·/gm)].map(([, number]) => Number(number));
  const expected = together.length === 1 ? [] : together.map((_, at) => at + 1);
  expect(numbers.toSorted((a, b) => a - b)).toEqual(expected);
}

/** The same stores, which do nothing more from that step on. */
function dyingAt(stores: Stores, dying: "bind" | "settle", times: number, when: When): Stores {
  const { intake, batches } = stores;
  let left = times;
  const steps =
    <T, R>(step: typeof dying, doing: (of: T) => Promise<R>) =>
    async (of: T): Promise<R> => {
      if (step === dying) left -= 1;
      if (left < 0 || (left === 0 && when === "before")) throw new Error("dead");
      const done = await doing(of);
      if (left === 0) throw new Error("dead");
      return done;
    };
  return {
    intake: { ...intake, settle: steps("settle", intake.settle) },
    batches: { ...batches, bind: steps("bind", batches.bind) },
  };
}
