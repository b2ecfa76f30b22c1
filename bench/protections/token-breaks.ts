/** Takes away what a token and its sum are bound to, and whom they are given to. */
import type { BrokenPromise } from "./break.ts";

export const TOKEN_BREAKS: readonly BrokenPromise[] = [
  {
    promise:
      "A token, and the sum that spares the second press, is for a page of the site, for one comment, and hides no suspicion",
    breaks: [
      {
        what: "a sum for one token is taken with every other",
        file: "service/proof-of-work.ts",
        find: 'sign("proof", id, [key])',
        put: 'sign("proof", id.slice(26), [key])',
        tests: ["service/issue-token"],
      },
      {
        what: "any page may read a token and send a comment with it",
        file: "service/app.ts",
        find: "origin: new URL(settings.siteUrl).origin,",
        put: 'origin: "*",',
        tests: ["service/issue-token", "service/pages"],
      },
      {
        what: "a page of another site gets a token",
        file: "service/issue-token.ts",
        find: '=== "foreign") return',
        put: '=== "foreign" && post === "") return',
        tests: ["service/issue-token"],
      },
      {
        what: "tokens are given as often as somebody likes",
        file: "service/issue-token.ts",
        find: "if (pauseMs > 0) {",
        put: "if (pauseMs > 0 && now === 0) {",
        tests: ["service/issue-token"],
      },
      {
        what: "a sum makes forget what was noticed",
        file: "service/receive-submission.ts",
        find: "[...(visit.token?.suspicions ?? []), ...haste]",
        put: "[...(visit.token?.suspicions ?? []), ...haste.slice(1)]",
        tests: ["service/issue-token"],
      },
      {
        what: "a sum is as good as a page that is known",
        file: "service/receive-submission.ts",
        find: "if (isFromNowhere(origin, token)) return",
        put: 'if (isFromNowhere(origin, token) && visit.proof === "") return',
        tests: ["service/issue-token"],
      },
    ],
  },
];
