/** What becomes of a comment before anybody has moderated it. */
import { expect, test } from "vitest";
import { type Decision, decide, isHeldBy, type Policy } from "../../service/moderation-policy.ts";

const PLAIN: Policy = { publish: "nothing", hasDigest: false };
const HOST: Policy = { publish: "nothing", hasDigest: true };
const PLAIN_OPEN: Policy = { ...PLAIN, publish: "unsuspected" };
const HOST_OPEN: Policy = { ...HOST, publish: "unsuspected" };

const DECISIONS: [string, Policy, unsuspected: Decision, suspect: Decision, rescued: Decision][] = [
  ["nothing is published, on plain git", PLAIN, "hold", "hold", "hold"],
  ["nothing is published, on a host with pull requests", HOST, "hold", "digest", "hold"],
  ["the unsuspected is published, on plain git", PLAIN_OPEN, "publish", "hold", "hold"],
  [
    "the unsuspected is published, on a host with pull requests",
    HOST_OPEN,
    "publish",
    "digest",
    "hold",
  ],
];

test.each(DECISIONS)("where %s", (_, policy, unsuspected, suspect, rescued) => {
  const suspicions = ["links"] as const;
  expect(decide({ suspicions: [], isRescued: false }, policy)).toBe(unsuspected);
  expect(decide({ suspicions, isRescued: false }, policy)).toBe(suspect);
  expect(decide({ suspicions, isRescued: true }, policy)).toBe(rescued);
  const isHeld = isHeldBy(policy);
  expect(isHeld({ suspicions: ["links"], rescued: false })).toBe(suspect === "digest");
  expect(isHeld({ suspicions: ["links"], rescued: true })).toBe(false);
});
