/** The whole service before a GitHub of the tests' own: what is held, told of, rescued, and published. */
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { submissionPath } from "../../comments/paths.ts";
import { newToken, writeToken } from "../../service/form-token.ts";
import { runService } from "../../service/run-service.ts";
import { DIGEST_LABEL } from "../../service/spam-digest.ts";
import { site } from "../../site.config.ts";
import { githubUnderTest, TOKEN } from "../git-hosts/github/github-under-test.ts";
import { ENTRY, jsonOf, POST } from "../support/comment-service.ts";
import { deployedFiles, publishPosts } from "../support/deployed-files.ts";
import { submissionId } from "../support/sample-comments.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const KEY = Buffer.alloc(32, "signing");
const PATIENT = { timeout: 20_000 };
const SPAM = "https://a.example https://b.example https://c.example pills";

async function blog(moderation: Partial<typeof site.moderation> = {}) {
  const github = await githubUnderTest();
  const deployed = await deployedFiles();
  publishPosts(deployed, { [POST]: {} });
  const intake = join(temporaryFolder(), "intake");
  const { owner, name } = github.server.state;
  const rate = { burst: 100, everyMs: 1 };

  async function start() {
    const running = await runService(
      {
        ...{ port: 0, host: "127.0.0.1", siteUrl: deployed.url, serviceUrl: null, intake },
        gitHost: {
          kind: "github",
          address: github.server.url,
          repository: `${owner}/${name}`,
          branch: "main",
          credentials: { token: TOKEN },
        },
        identityKey: Buffer.alloc(32, "identity"),
        signingKeys: [KEY],
        ...{ trustedProxies: 0, clientRate: rate, totalRate: rate, minimumTimeMs: 0 },
        ...{ webhookSecret: null, notify: null, lookEveryMs: 60_000 },
      },
      {
        site: { ...site, moderation: { ...site.moderation, ...moderation } },
        clock: Date.now,
        log: () => {},
      },
    );
    onTestFinished(running.stop);
    return running;
  }

  return { github, start };
}

/** Gives the address of its status page. */
async function send(url: string, id: string, text: string): Promise<string> {
  const token = writeToken(newToken(id, POST, Date.now()), [KEY]);
  const response = await fetch(`${url}comments`, {
    method: "POST",
    body: JSON.stringify({ ...ENTRY, text, token }),
    headers: { "content-type": "application/json", origin: new URL(url).origin },
  });
  return (await jsonOf(response)).statusUrl ?? "";
}

const [GOOD, BAD] = [submissionId(1), submissionId(2)];

test("a suspect gets no pull request, is told of in the notice, and gets one once its box is ticked", async () => {
  const { github, start } = await blog();
  const first = await start();
  await send(first.url, BAD, SPAM);
  await send(first.url, GOOD, "It works.");
  await expect.poll(github.openNames, PATIENT).toEqual([GOOD]);
  const health = async (): Promise<unknown> => (await fetch(`${first.url}health`)).json();
  await expect.poll(health, PATIENT).toMatchObject({ waiting: 0 });
  await first.stop();

  const second = await start();
  const { issues } = github.server.state;
  const notice = () => issues.find(({ title }) => title.includes("held back"));
  await expect.poll(notice, PATIENT).toMatchObject({ labels: [DIGEST_LABEL], state: "open" });
  await second.stop();
  const issue = notice();
  expect(issue?.body).toContain(`- [ ] rescue ${BAD} · Ada on “About first-post”: https a example`);
  if (issue) issue.body = issue.body?.replace("- [ ]", "- [x]") ?? null;

  await start();
  await expect.poll(github.openNames, PATIENT).toEqual([GOOD, BAD]);
  await expect.poll(notice, PATIENT).toMatchObject({ state: "closed" });
});

test("where the author says so, what is not suspected goes to main, and a suspect does not", async () => {
  const { github, start } = await blog({ publish: "unsuspected" });
  const { url } = await start();
  await send(url, BAD, SPAM);
  const status = await send(url, GOOD, "It works.");
  const statusNow = async () =>
    (await fetch(status, { headers: { accept: "application/json" } })).json();
  await expect.poll(statusNow, PATIENT).toMatchObject({ status: "approved" });
  const { git } = github.server.state;
  const files = Object.keys(git.files("main")).filter((path) => path.startsWith("comments-data"));
  expect(files).toEqual([submissionPath(POST, GOOD)]);
  expect(github.openNames()).toEqual([]);
});
