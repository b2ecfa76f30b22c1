/** What the trials of git hosts count: that a promise which was broken is seen. */
import { expect, test } from "vitest";
import { accountOf, brokenPromises, type FoundProposal } from "../../bench/hosts/account.ts";
import { submissionPath } from "../../comments/paths.ts";
import { stableJson } from "../../comments/stable-json.ts";
import { Submission } from "../../comments/submission.ts";
import { submission } from "./opened-intake.ts";

const ONE = submission(1);
const TWO = submission(2);

function found(branch: string, ...some: Submission[]): FoundProposal {
  const files = some.map((one) => [submissionPath(one.post, one.id), stableJson(Submission, one)]);
  return {
    branch,
    pulls: [["comment"]],
    files: { "README.md": "Hello\n", ...Object.fromEntries(files) },
  };
}

test.each<[string, FoundProposal[], string[]]>([
  ["nothing, where each is proposed", [found("a", ONE), found("b", TWO)], []],
  ["nothing, where both are proposed together", [found("a", ONE, TWO)], []],
  ["what is nowhere", [found("a", ONE)], [`lost: ${TWO.id}`]],
  [
    "what was changed on the way",
    [found("a", ONE, { ...TWO, text: "Others" })],
    [`lost: ${TWO.id}`],
  ],
  ["what is proposed twice", [found("a", ONE, TWO), found("b", TWO)], [`doubled: ${TWO.id}`]],
  [
    "a branch that is proposed twice",
    [{ ...found("a", ONE, TWO), pulls: [["comment"], ["comment"]] }],
    ["doubled: a"],
  ],
  [
    "a branch that nobody is asked to merge",
    [found("a", ONE, TWO), { ...found("b"), pulls: [] }],
    ["half made: b"],
  ],
  ["a pull request without a label", [{ ...found("a", ONE, TWO), pulls: [[]] }], ["half made: a"]],
  [
    "what nobody sent",
    [found("a", ONE, TWO, submission(3))],
    [`nobody sent: ${submissionPath("first-post", submission(3).id)}`],
  ],
])("an account names %s", (_, proposals, broken) => {
  expect(brokenPromises(accountOf([ONE, TWO], proposals))).toEqual(broken);
});
