/** What the doctor says of GitHub's webhooks: where they go, what they tell of, and whether anybody hears them. */
import { expect, test } from "vitest";
import type { Answer } from "../../../scripts/doctor/ask.ts";
import { judgeHearing } from "../../../scripts/doctor/hearing.ts";
import { type GithubServer, githubServer } from "../../support/github-server/github-server.ts";
import { type Hook, hookTo } from "../../support/github-server/hooks.ts";
import { type Healthy, healthy, linesOf, setSite } from "./healthy-setup.ts";
import { type Broken, findsEach } from "./one-broken-thing.ts";

interface OnGithub extends Healthy {
  server: GithubServer;
}

async function onGithub(own?: Readonly<Record<string, string>>): Promise<OnGithub> {
  const server = await githubServer(Date.now);
  const address = { address: server.url, repository: "octo-org/blog", token: "t0ken" };
  return { ...(await healthy({ kind: "github", ...address }, own)), server };
}

/** To the service, as the guide says. */
function addHook({ server, setup }: OnGithub, differs: Partial<Hook> = {}): void {
  server.state.hooks?.push({ ...hookTo(`${setup.site.service}webhook`), ...differs });
}

const ROWS: Broken<OnGithub>[] = [
  {
    what: "no webhook",
    arrange: () => {},
    about: "webhook",
    verdict: "note",
    says: /No webhook/,
  },
  {
    what: "that webhooks cannot be seen",
    arrange: ({ server: { state } }) => Object.assign(state, { hooks: null }),
    about: "webhook",
    verdict: "note",
    says: /may not see/,
  },
  {
    what: "a webhook",
    arrange: (tested) => addHook(tested),
    about: "webhook",
    verdict: "right",
    says: /A webhook tells http/,
  },
  {
    what: "that the service hears it",
    arrange: (tested) => addHook(tested),
    about: "webhook",
    verdict: "right",
    says: /is heard where it is signed/,
  },
  {
    what: "a webhook that tells of pull requests only",
    arrange: (tested) => addHook(tested, { events: ["pull_request"] }),
    about: "webhook",
    verdict: "wrong",
    says: /Issue comments, Issues/,
  },
  {
    what: "a webhook to somewhere else",
    arrange: ({ server }) => server.state.hooks?.push(hookTo("https://old.example/webhook")),
    about: "webhook",
    verdict: "note",
    says: /old\.example/,
  },
  {
    what: "a webhook where the site has no service",
    arrange: (tested) => {
      addHook(tested);
      setSite(tested, { service: null });
    },
    about: "webhook",
    verdict: "note",
    says: /is not known/,
  },
];

findsEach(ROWS, () => onGithub());

test("finds that the service has no secret for the webhook that is meant for it", async () => {
  const tested = await onGithub({});
  addHook(tested);
  const wrong = (await linesOf(tested.setup)).filter(({ verdict }) => verdict === "wrong");
  expect(wrong).toMatchObject([
    {
      about: "webhook",
      says: expect.stringMatching(/Nobody hears .* status 404/),
      mend: expect.stringContaining("STET_WEBHOOK_SECRET"),
    },
  ]);
});

test.each<[string, Answer, string]>([
  ["refuses what is not signed", { status: 401, headers: new Headers(), text: "" }, "right"],
  ["is not there", { status: 404, headers: new Headers(), text: "" }, "wrong"],
  ["takes everything", { status: 200, headers: new Headers(), text: "" }, "wrong"],
  ["cannot be reached", { problem: "ECONNREFUSED" }, "wrong"],
])("what hears webhooks %s", (_, answer, verdict) => {
  expect(judgeHearing("https://comments.user.example/webhook", answer).verdict).toBe(verdict);
});
