/** Nothing is lost, or told twice, on a host with pull requests: how publishing and what is held back are broken. */
import type { BrokenPromise } from "./break.ts";

export const POLICY_BREAKS: readonly BrokenPromise[] = [
  {
    promise:
      "What is published unseen is published once, also where it is merged meanwhile; what was refused before is not",
    breaks: [
      {
        what: "nobody asks where it is before it is published",
        file: "service/deliver-parcel.ts",
        find: 'const fresh = placed.filter(({ where }) => where === "nowhere").map(({ record }) => record);',
        put: "const fresh = placed.map(({ record }) => record);",
        tests: ["service/publishing"],
      },
      {
        what: "what is published is proposed as well",
        file: "service/deliver-parcel.ts",
        find: "else await proposeFresh(placed, parcel, courier);",
        put: "await proposeFresh(placed, parcel, courier);",
        tests: ["service/publishing", "service/moderation-on-github"],
      },
      {
        what: "it is done with, and was never published",
        file: "service/deliver-parcel.ts",
        find: "await gitHost.publish(writePublication(fresh));",
        put: "",
        tests: ["service/publishing", "service/moderation-on-github"],
      },
      {
        what: "what was refused is published",
        file: "service/whereabouts.ts",
        find: 'rejected: "turned-down",\n  spam: "turned-down",',
        put: "rejected: null,\n  spam: null,",
        tests: ["service/publishing"],
      },
      {
        what: "what was merged meanwhile is published again",
        file: "service/whereabouts.ts",
        find: '(inThreads.get(id) ?? "nowhere")',
        put: '"nowhere"',
        tests: ["service/publishing"],
      },
    ],
  },
  {
    promise:
      "Suspected spam that is held outlasts a kill; a ticked box counts, also in a notice that was closed; nothing is dropped for its age while the host is down",
    breaks: [
      {
        what: "a restart lets go of what is held",
        file: "service/intake.ts",
        find: "known === null ? waitingItem(record, file, isHeld)",
        put: "known === null ? waitingItem(record, file, () => false)",
        tests: ["service/held-suspects", "service/spam-digest"],
      },
      {
        what: "a ticked box is not on the disk",
        file: "service/intake.ts",
        find: "await markRescued(item.file, id);",
        put: "",
        tests: ["service/held-suspects", "service/spam-digest"],
      },
      {
        what: "what is dropped is forgotten, and comes back",
        file: "service/intake.ts",
        find: "await writeDurably(doneFile(folder, id), stableJson(DoneRecord, doneRecord(done)));",
        put: "",
        tests: ["service/held-suspects"],
      },
      {
        what: "nobody reads a notice that was closed",
        file: "service/spam-digest.ts",
        find: "if (notice !== null) await heed(",
        put: "if (notice?.isOpen) await heed(",
        tests: ["service/spam-digest"],
      },
      {
        what: "what is old goes before the boxes are read",
        file: "service/spam-digest.ts",
        find: "if (notice !== null) await heed(notice, options, isStopped);\n  await dropOld(options, isStopped);",
        put: "await dropOld(options, isStopped);\n  if (notice !== null) await heed(notice, options, isStopped);",
        tests: ["service/spam-digest"],
      },
      {
        what: "what is old goes while the host is down",
        file: "service/spam-digest.ts",
        find: "const notice = await reviews.readNotice(DIGEST_LABEL);\n  if (notice",
        put: "await dropOld(options, isStopped);\n  const notice = await reviews.readNotice(DIGEST_LABEL);\n  if (notice",
        tests: ["service/spam-digest"],
      },
      {
        what: "a box that is ticked while the notice is written anew is emptied",
        file: "service/spam-digest.ts",
        find: "if (now?.body !== current?.body || now?.isOpen !== current?.isOpen) return;",
        put: "",
        tests: ["service/spam-digest"],
      },
    ],
  },
  {
    promise:
      "Only the notice that the service made itself is heard: nobody else's issue, whatever its label, rescues or deletes a comment",
    breaks: [
      {
        what: "GitLab is asked for anybody's issues",
        file: "git-hosts/gitlab/notices.ts",
        find: 'scope: "created_by_me"',
        put: 'scope: "all"',
        tests: ["git-hosts/gitlab/gitlab"],
      },
      {
        what: "GitHub is asked for anybody's issues",
        file: "git-hosts/github/notices.ts",
        find: 'const creator = login === null ? "" :',
        put: 'const creator = login !== "" ? "" :',
        tests: ["git-hosts/github/github"],
      },
      {
        what: "an app hears people",
        file: "git-hosts/github/notices.ts",
        find: 'user?.type === "Bot"',
        put: "user !== null",
        tests: ["git-hosts/github/app"],
      },
      {
        what: "on Forgejo anybody's issue is the notice",
        file: "git-hosts/forgejo/notices.ts",
        find: "user?.login === own",
        put: "user?.login !== null",
        tests: ["git-hosts/forgejo/forgejo"],
      },
      {
        what: "on Forgejo a token that does not tell whose it is will do",
        file: "git-hosts/forgejo/notices.ts",
        find: "if (own !== null) return own;",
        put: 'if (own !== "") return own ?? "";',
        tests: ["git-hosts/forgejo/problems"],
      },
    ],
  },
];
