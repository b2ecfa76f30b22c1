/** Of a host's webhooks: which are ours, what they tell together, and what may be said of all others. */
import { expect, test } from "vitest";
import { judgeWebhooks, type SeenWebhook } from "../../git-hosts/webhooks.ts";

const ADDRESS = "https://user.example/comments/webhook";
const OFF = { says: "is switched off", mend: "Tick Active." };

function hook(url: string, differs: Partial<SeenWebhook> = {}): SeenWebhook {
  return { url, faults: [], silentOn: [], chosenAt: "There.", ...differs };
}

const silentOn = (...names: string[]) => hook(ADDRESS, { silentOn: names });

function said(hooks: readonly SeenWebhook[], address: string | null = ADDRESS): string[] {
  return judgeWebhooks({ hooks, hidden: null, where: "Here." }, address).map(
    ({ verdict, says }) => `${verdict}: ${says}`,
  );
}

test.each([
  ["https://user.example/comments/webhook/", /^wrong: .* another path of https:\/\/user\.example,/],
  ["https://user.example/comments/hook", /^wrong: /],
  ["https://user.example/comments", /^wrong: /],
  ["https://user.example/webhook", /^wrong: /],
  ["http://user.example/comments/webhook", /^wrong: .* the wrong scheme: http:\/\/user\.example,/],
  [
    "https://user.example/deploy/hook",
    /^note: No webhook goes to .* to https:\/\/user\.example\. /,
  ],
  ["http://user.example/deploy/hook", /^note: /],
  ["https://user.example/comments-too/hook", /^note: /],
  ["https://other.example/comments/webhook", /^note: /],
  ["https://ada:pass@user.example/comments/webhook?key=1", /^right: /],
])("One to %s", (url, expected) => {
  expect(said([hook(url)])).toEqual([expect.stringMatching(expected)]);
});

test.each([
  "https://ci.example/s3cret/webhook",
  "https://user.example/s3cret/webhook",
  "https://user.example/comments/s3cret",
  "https://ci.example/?key=s3cret",
  "https://s3cret:s3cret@ci.example/webhook",
  "//s3cret",
])("What may be a secret in %s is not shown", (url) => {
  for (const address of [ADDRESS, null])
    expect(said([hook(url)], address).join()).not.toContain("s3cret");
});

test("One without an address is told of as that, beside the others", () => {
  const [text] = said([hook(""), hook("https://ci.example/x"), hook("no")]);
  expect(text).toContain(
    "There are webhooks to https://ci.example. Webhooks whose address cannot be read: 2.",
  );
  expect(said([hook("")])[0]).not.toContain("There are webhooks");
});

test("Several to one address are right where they tell all together", () => {
  const [pulls, issues] = [silentOn("Issues"), silentOn("Pulls", "Remarks")];
  expect(said([pulls, issues])).toEqual([expect.stringMatching(/^right/)]);
  expect(said([issues, pulls])).toEqual([expect.stringMatching(/^right/)]);
});

test.each([
  [
    "what none of them tells of",
    [silentOn("Issues", "Remarks"), silentOn("Issues", "Pulls")],
    /: Issues\./,
  ],
  [
    "what only a broken one tells of",
    [silentOn("Issues"), hook(ADDRESS, { faults: [OFF] })],
    /: Issues\./,
  ],
])("Of several it is wrong %s", (_, hooks, expected) => {
  for (const all of [hooks, hooks.toReversed()])
    expect(said(all)).toEqual([expect.stringMatching(expected)]);
});

test("One that works makes up for those that do not", () => {
  const broken = hook(ADDRESS, { faults: [OFF] });
  for (const hooks of [
    [broken, hook(ADDRESS)],
    [hook(ADDRESS), broken],
  ])
    expect(said(hooks)).toEqual([expect.stringMatching(/^right/)]);
});

test("Where none works, the one that is mended soonest is told of", () => {
  const worse = hook(ADDRESS, { faults: [OFF, OFF], silentOn: ["Issues"] });
  const better = hook(ADDRESS, { faults: [OFF], silentOn: ["Issues"] });
  for (const hooks of [
    [worse, better],
    [better, worse],
  ])
    expect(said(hooks)).toEqual([
      expect.stringMatching(/is switched off\.$/),
      expect.stringMatching(/: Issues\./),
    ]);
});

test("Where they cannot be seen, the mend names the right that shows them", () => {
  const hidden = { says: "Hidden.", mend: "Give it the right." };
  const [finding] = judgeWebhooks({ hooks: [], hidden, where: "Here." }, ADDRESS);
  expect(finding).toMatchObject({ verdict: "note", says: "Hidden." });
  expect(finding?.mend).toBe(`Give it the right. Here. It has to go to ${ADDRESS}`);
});
