/** Where a submission is, and whose its id is, are told right also while the moderator approves. */
import { expect, test } from "vitest";
import { proposalOf } from "../../comments/proposal.ts";
import type { GitHost } from "../../git-hosts/git-host.ts";
import { plainGit } from "../../git-hosts/plain-git/plain-git.ts";
import { isTakenByAnother } from "../../service/taken-id.ts";
import { whereaboutsOfEach } from "../../service/whereabouts.ts";
import { gitRepository } from "../support/git-repository.ts";
import { submission } from "./opened-intake.ts";

const ONE = submission(1);
const OTHER = { ...ONE, date: "2026-06-01T12:05:00Z", text: "Quite another text" };

/** A host that ONE is proposed to, and whose moderator approves it right after so many looks at it. */
async function approvedAfter(looks: number): Promise<GitHost> {
  const { git, folder } = gitRepository();
  const host = plainGit({ directory: folder, branch: "main", remote: null });
  await host.propose(proposalOf(ONE, []));
  let left = looks;
  async function look<T>(seen: Promise<T>): Promise<T> {
    const result = await seen;
    left -= 1;
    if (left === 0) {
      git("merge", "-q", `comment/${ONE.id}`);
      git("branch", "-q", "-D", `comment/${ONE.id}`);
    }
    return result;
  }
  return {
    ...host,
    stateOf: (name) => look(host.stateOf(name)),
    readMain: (paths) => look(host.readMain(paths)),
    readProposal: (name, paths) => look(host.readProposal(name, paths)),
  };
}

test("an approval between the two looks is seen: it is not taken for what was never proposed", async () => {
  expect(await whereaboutsOfEach([ONE], await approvedAfter(1))).not.toEqual(["nowhere"]);
  expect(await whereaboutsOfEach([ONE], await approvedAfter(2))).toEqual(["proposed"]);
});

test.each([1, 2])(
  "whose an id is is known in spite of an approval after look %i",
  async (looks) => {
    expect(await isTakenByAnother(OTHER, await approvedAfter(looks))).toBe(true);
    expect(await isTakenByAnother(ONE, await approvedAfter(looks))).toBe(false);
  },
);
