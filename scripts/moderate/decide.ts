/** Approves, rejects, or marks as spam what waits. */
import { postsOfComments } from "../main-comments.ts";
import type { Desk } from "./desk.ts";
import { pickId } from "./pick-id.ts";
import { readWaiting } from "./waiting.ts";
import { NOTHING_WAITS } from "./waiting-text.ts";

export type Decision = "approve" | "reject" | "spam";

const DONE: Readonly<Record<Decision, string>> = {
  approve: "Approved. It is on the page with the next build.",
  reject: "Rejected.",
  spam: "Marked as spam.",
};

/** `typed` are whole ids or parts of them. All of them are decided or, where one is unclear, none. */
export async function decide(
  desk: Desk,
  decision: Decision,
  typed: readonly string[],
): Promise<void> {
  const names = (await desk.moderation.listOpen()).map(({ name }) => name);
  const open = decision === "approve" ? names : await notOnMain(desk, names);
  const ids: string[] = [];
  for (const part of typed)
    ids.push(pickId(part, open) ?? (await approvedAlready(desk, decision, part)));
  await decideThese(desk, decision, ids);
}

/** All but what has to be looked at first: what may be spam, and what is more than a comment. */
export async function approveAll(desk: Desk): Promise<void> {
  const waiting = await readWaiting(desk.moderation);
  if (waiting.length === 0) return desk.print(NOTHING_WAITS);
  const clear = waiting.filter((one) => one.suspicions.length + one.oddities.length === 0);
  if (clear.length > 0) {
    // It may take a while.
    desk.print(`Approving ${clear.length} of ${waiting.length} that wait.`);
    const ids = clear.map(({ id }) => id);
    await decideThese(desk, "approve", ids);
  }
  const left = waiting.length - clear.length;
  if (left === 0) return;
  desk.print(
    `Left waiting because suspicious: ${left}. ` +
      "Look at them with npm run moderate -- list, and approve by ID what may stand.",
  );
}

/** `ids` are whole. */
export async function decideThese(
  desk: Desk,
  decision: Decision,
  ids: readonly string[],
): Promise<void> {
  const { moderation, print } = desk;
  const decided =
    decision === "approve"
      ? await moderation.approve(ids)
      : await moderation.refuse(ids, decision === "spam" ? "spam" : "rejected");
  for (const id of ids) {
    print(`${id}: ${decided.includes(id) ? DONE[decision] : "Does not wait any more."}`);
  }
}

/** A crash, or a commit of the author's, may leave the branch of what is on main. */
async function notOnMain(desk: Desk, names: readonly string[]): Promise<string[]> {
  const onMain = await postsOfComments(await desk.moderation.openMain());
  return names.filter((name) => !onMain.has(name));
}

/** To approve again finishes what a crash may have left half done; to refuse comes too late. */
async function approvedAlready(desk: Desk, decision: Decision, part: string): Promise<string> {
  const onMain = await postsOfComments(await desk.moderation.openMain());
  const id = pickId(part, onMain.keys());
  if (id === null) {
    throw new Error(
      `Nothing that waits has an id that starts or ends with "${part}". ` +
        "See what waits with: npm run moderate -- list",
    );
  }
  if (decision === "approve") return id;
  throw new Error(
    `${id} is approved already, and on the main branch: remove it instead with ` +
      `npm run moderate -- remove ${id}`,
  );
}
