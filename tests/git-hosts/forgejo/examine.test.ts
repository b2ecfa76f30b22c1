import { describe, expect, test } from "vitest";
import type { ForgejoSettings } from "../../../git-hosts/forgejo/repository-api.ts";
import type { ForgejoServer } from "../../support/forgejo-server/forgejo-server.ts";
import {
  FORGEJO_13,
  GITEA_1_15,
  GITEA_1_25,
  GITEA_1_26,
  type Hook,
  hookTo,
} from "../../support/forgejo-server/state.ts";
import { forgejoUnderTest, hostOf } from "./forgejo-under-test.ts";

const WEBHOOK = "https://comments.user.example/webhook";

function changeHook(change: (hook: Hook) => unknown) {
  return ({ state }: ForgejoServer) => state.hooks.forEach((hook) => void change(hook));
}

async function findings(server: ForgejoServer, settings: Partial<ForgejoSettings> = {}) {
  const before = JSON.stringify([...server.state.git.branches, server.state.updates]);
  const found = (await hostOf(server, settings).reviews?.examine(WEBHOOK)) ?? [];
  expect(JSON.stringify([...server.state.git.branches, server.state.updates])).toBe(before);
  expect(server.requests.every(({ method }) => method === "GET")).toBe(true);
  for (const { verdict, mend } of found) expect(mend !== "").toBe(verdict !== "right");
  return found;
}

/** As `about verdict`, without what is right. */
async function complaints(server: ForgejoServer, settings?: Partial<ForgejoSettings>) {
  return (await findings(server, settings))
    .filter(({ verdict }) => verdict !== "right")
    .map(({ about, verdict, says }) => `${about} ${verdict}: ${says}`);
}

describe.each([
  ["Gitea 1.26", GITEA_1_26],
  ["Forgejo 13", FORGEJO_13],
])("%s", (_, flavour) => {
  test("has nothing to complain of where all is as it should be", async () => {
    const { server } = await forgejoUnderTest(flavour);
    server.state.isPrivate = true;
    server.state.hooks.push(hookTo(WEBHOOK));
    server.state.requiredChecks.push("Check submission / check-submission");
    const found = await findings(server);
    expect(found.filter(({ verdict }) => verdict !== "right")).toEqual([]);
    expect(found.map(({ about }) => about)).toEqual([
      "host",
      "token",
      "repository",
      "rights",
      "pull-requests",
      "visibility",
      "branch",
      "checks",
      "labels",
      "webhook",
    ]);
  });
});

interface Case {
  of: string;
  arrange?: (server: ForgejoServer) => void;
  settings?: Partial<ForgejoSettings>;
  /** The only complaint, besides those of {@link quiet}. */
  complaint: RegExp;
}

const CASES: Case[] = [
  {
    of: "an address where nothing answers",
    settings: { baseUrl: "http://127.0.0.1:9" },
    complaint: /^host wrong: GET \/version got no whole answer/,
  },
  {
    of: "a token that is not valid",
    arrange: ({ state }) => state.tokens.clear(),
    complaint: /^token wrong: .*401/,
  },
  {
    of: "a token that does not tell whose it is",
    arrange: ({ state }) => Object.assign(state, { mayReadUser: false }),
    complaint: /^token wrong: .*anybody's issue could be taken for the notice/,
  },
  {
    of: "a repository that is not there",
    settings: { repository: "bolg" },
    complaint: /^repository wrong: .*404/,
  },
  {
    of: "an archived repository",
    arrange: ({ state }) => Object.assign(state, { isArchived: true }),
    complaint: /^repository wrong: .*archived/,
  },
  {
    of: "a token without the right to write",
    arrange: ({ state }) => state.people.set("stet", "read"),
    complaint: /^rights wrong: .*may not write/,
  },
  {
    of: "a token that cannot learn who may write",
    arrange: ({ state }) => state.people.set("stet", "write"),
    complaint: /^rights note: .*only the words of the repository's owner are heard/,
  },
  {
    of: "a repository without issues",
    arrange: ({ state }) => Object.assign(state, { takesIssues: false }),
    complaint: /^repository wrong: .*no notice of suspected spam/,
  },
  {
    of: "a repository without pull requests",
    arrange: ({ state }) => Object.assign(state, { takesPulls: false }),
    complaint: /^pull-requests wrong: .*takes no pull requests/,
  },
  {
    of: "a branch that is not there",
    settings: { branch: "master" },
    complaint: /^branch wrong: .*its default branch is main/,
  },
  {
    of: "a default branch that is another one",
    arrange: ({ state }) => {
      state.git.branches.set("trunk", state.git.resolve("main") ?? "");
      state.defaultBranch = "trunk";
    },
    complaint: /^branch note: .*trunk/,
  },
  {
    of: "no check before merging",
    arrange: ({ state }) => state.requiredChecks.splice(0),
    complaint: /^checks note: No status check/,
  },
  {
    of: "no webhook",
    arrange: ({ state }) => state.hooks.splice(0),
    complaint: /^webhook note: No webhook/,
  },
  {
    of: "a webhook to somewhere else",
    arrange: changeHook(({ config }) => Object.assign(config, { url: "https://ci.example/x" })),
    complaint: /^webhook note: No webhook .* to https:\/\/ci\.example\./,
  },
  {
    of: "a webhook that tells of pull requests only",
    arrange: changeHook((hook) => Object.assign(hook, { events: ["push", "pull_request"] })),
    complaint: /^webhook wrong: .*: comments on pull requests, issues\./,
  },
  {
    of: "a webhook that is switched off",
    arrange: changeHook((hook) => Object.assign(hook, { active: false })),
    complaint: /^webhook wrong: .*switched off/,
  },
  {
    of: "a webhook that sends forms",
    arrange: changeHook(({ config }) => Object.assign(config, { content_type: "form" })),
    complaint: /^webhook wrong: .*sends forms/,
  },
  {
    of: "a public repository",
    arrange: ({ state }) => Object.assign(state, { isPrivate: false }),
    complaint: /^visibility note: .*public/,
  },
];

test.each(CASES)("finds $of", async ({ arrange, settings, complaint }) => {
  const { server } = await forgejoUnderTest(GITEA_1_26);
  server.state.isPrivate = true;
  server.state.hooks.push(hookTo(WEBHOOK));
  server.state.requiredChecks.push("check-submission");
  arrange?.(server);
  const found = await complaints(server, settings);
  expect(found.filter((text) => !complaint.test(text) && !hidesHooks(text))).toEqual([]);
  expect(found.some((text) => complaint.test(text))).toBe(true);
  expect(found.join()).not.toContain(server.token);
});

test("finds the webhook among many", async () => {
  const { server } = await forgejoUnderTest(GITEA_1_26);
  const others = Array.from({ length: 60 }, (_, at) => hookTo(`https://ci.example/${at}`));
  server.state.hooks.push(...others, hookTo(WEBHOOK));
  const webhook = (await findings(server)).filter(({ about }) => about === "webhook");
  expect(webhook).toMatchObject([{ verdict: "right" }]);
});

test("tells who may not see webhooks that an administrator may", async () => {
  const { server } = await forgejoUnderTest(GITEA_1_26);
  server.state.people.set("stet", "write");
  const webhook = (await findings(server)).find(({ about }) => about === "webhook");
  expect(webhook).toMatchObject({ verdict: "note", mend: expect.stringMatching(/Administrator/) });
});

/** Who is no administrator cannot see them either. */
function hidesHooks(text: string): boolean {
  return text.startsWith("webhook note: Webhooks only");
}

test("says of old versions what they cannot do", async () => {
  const texts = await Promise.all(
    [GITEA_1_15, GITEA_1_25].map(async (flavour) => {
      const { server } = await forgejoUnderTest(flavour);
      return (await complaints(server)).join("\n");
    }),
  );
  expect(texts[0]).toMatch(/^host note: .*version 1\.15\.11\. .*commit of its own/);
  expect(texts[0]).toContain("cannot rewrite a branch");
  expect(texts[1]).not.toContain("commit of its own");
  expect(texts[1]).toContain("cannot rewrite a branch");
});

test("says that only approval is left where main is protected", async () => {
  const { server } = await forgejoUnderTest(GITEA_1_26);
  server.state.people.set("stet", "write");
  server.state.protectedBranches.add("main");
  expect((await complaints(server)).join("\n")).toMatch(/branch note: main is protected/);
});
