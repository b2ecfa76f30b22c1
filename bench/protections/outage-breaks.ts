/** A git host may be slow, down, or lie: how the care that is taken of it is broken. */
import type { BrokenPromise } from "./break.ts";

export const OUTAGE_BREAKS: readonly BrokenPromise[] = [
  {
    promise:
      "Whatever a git host with pull requests answers, or fails to answer, a proposal is made exactly once, and whole",
    breaks: [
      {
        what: "what an earlier try left without labels stays so",
        file: "git-hosts/github/propose.ts",
        find: 'if (pull?.state === "open") await addLabels(',
        put: 'if (pull?.state === "closed") await addLabels(',
        tests: ["service/faulty-host"],
      },
    ],
  },
  {
    promise: "A flood comes in a few pull requests, at the pace that the host allows",
    breaks: [
      {
        what: "each goes alone, however many wait",
        file: "service/parcels.ts",
        find: "quiet: 3,",
        put: "quiet: 3_000,",
        tests: ["service/flood", "service/after-outage"],
      },
      {
        what: "nothing is waited for",
        file: "git-hosts/http/pace.ts",
        find: "return Math.max(0, ...waits);",
        put: "return Math.min(0, ...waits);",
        tests: ["git-hosts/http/pace"],
      },
      {
        what: "which belong together is fixed before the host has answered",
        file: "service/deliver-parcel.ts",
        find: "  const places = await placesOf(parcel, records, courier);",
        put: "  await batchOf(parcel, records, courier);\n  const places = await placesOf(parcel, records, courier);",
        tests: ["service/after-outage"],
      },
    ],
  },
  {
    promise: "Changes go to a git host one after another, and one that fails holds up none",
    breaks: [
      {
        what: "each goes at once",
        file: "git-hosts/one-writer.ts",
        find: "const turn = last.then(() => change(...given));",
        put: "const turn = change(...given).finally(() => last);",
        tests: ["git-hosts/one-writer"],
      },
      {
        what: "one that fails keeps the next from being made",
        file: "git-hosts/one-writer.ts",
        find: "last = turn.catch(() => {});",
        put: "last = turn;",
        tests: ["git-hosts/one-writer"],
      },
    ],
  },
  {
    promise: "A deployed site that is slow, down, or lies is as good as none",
    breaks: [
      {
        what: "one that does not answer is waited for",
        file: "service/fetch-json.ts",
        find: "AbortSignal.timeout(TIMEOUT_MS)",
        put: "AbortSignal.timeout(TIMEOUT_MS * 1_000)",
        tests: ["service/deployed-site"],
      },
      {
        what: "what it sends has no limit",
        file: "service/fetch-json.ts",
        find: "if (size > MAX_BYTES)",
        put: "if (size < 0)",
        tests: ["service/deployed-site"],
      },
    ],
  },
  {
    promise: "A batch of fifty takes a handful of requests, before and after a crash",
    breaks: [
      {
        what: "each file is asked for",
        file: "git-hosts/http/read-many.ts",
        find: "files >= WORTH_A_LOOK",
        put: "files < WORTH_A_LOOK",
        tests: ["git-hosts/many-files"],
      },
      {
        what: "each file of an earlier try is written once more",
        file: "git-hosts/forgejo/changes.ts",
        find: "before === null || before !== blobId(content, before.length)",
        put: "before === null || before !== content",
        tests: ["git-hosts/forgejo/half-done"],
      },
    ],
  },
  {
    promise: "A thread that is broken on main holds up the comments on its own post alone",
    breaks: [
      {
        what: "all that would go together is put off",
        file: "service/delivery.ts",
        find: "if (parts.length > 1) return parts;",
        put: "",
        tests: ["service/bad-thread", "service/publishing"],
      },
    ],
  },
];
