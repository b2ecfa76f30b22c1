/** A git host that is down, on a real process: comments are taken, said to be safe, and delivered later. */
import { renameSync } from "node:fs";
import { expect, test } from "vitest";
import { threadPath } from "../../comments/paths.ts";
import { stableJson } from "../../comments/stable-json.ts";
import { Thread } from "../../comments/thread.ts";
import { en } from "../../words/en.ts";
import { repositoryIn } from "../support/git-repository.ts";
import { sampleThread } from "../support/sample-comments.ts";
import { addressOf, environment, post, run, statusAt } from "../support/service-process.ts";

const PATIENT = { timeout: 20_000 };

async function started() {
  const settings = await environment();
  const folder = settings.STET_REPOSITORY ?? "";
  const program = run({ ...settings, STET_CLIENT_BURST: "100" });
  const url = await addressOf(program);
  return {
    url,
    output: program.output,
    repository: repositoryIn(folder),
    fail: () => renameSync(folder, `${folder}-away`),
    recover: () => renameSync(`${folder}-away`, folder),
  };
}

async function page(address: string): Promise<string> {
  return (await fetch(address, { headers: { accept: "text/html" } })).text();
}

test("what arrives while it is down is safe, and proposed once when it is back", async () => {
  const { url, output, repository, fail, recover } = await started();
  fail();
  const statuses: string[] = [];
  for (let at = 0; at < 5; at++) statuses.push(await post(url, { text: `Text ${at}` }));
  await expect.poll(output, PATIENT).toContain(" not-delivered ");
  expect(await (await fetch(`${url}health`)).json()).toEqual({ status: "ok", waiting: 5 });
  for (const status of statuses) {
    expect(await statusAt(status, url)).toMatchObject({ status: "received" });
    expect(await page(status)).toContain(en.service.status.received.text);
  }

  recover();
  for (const status of statuses) {
    await expect.poll(() => statusAt(status, url), PATIENT).toMatchObject({ status: "waiting" });
  }
  expect(repository.git("for-each-ref", "refs/heads/comment").split("\n")).toHaveLength(5);
  expect(output().match(/ proposed /g)).toHaveLength(5);
});

test("what was proposed before is said to be safe while it is down", async () => {
  const { url, fail, recover } = await started();
  const status = await post(url);
  await expect.poll(() => statusAt(status, url), PATIENT).toMatchObject({ status: "waiting" });
  fail();
  expect(await statusAt(status, url)).toMatchObject({ status: "unsure" });
  const shown = await page(status);
  expect(shown).toContain(en.service.status.unsure.text);
  expect(shown).not.toContain("git");
  recover();
  expect(await statusAt(status, url)).toMatchObject({ status: "waiting" });
});

test("a thread on main that is broken is named in the log, and loses no comment", async () => {
  const { url, output, repository } = await started();
  const path = threadPath("first-post");
  repository.commit("Break", { [path]: "<<<<<<< HEAD\n" });
  const status = await post(url);
  await expect.poll(output, PATIENT).toMatch(/ not-delivered .*first-post\.json: not valid JSON/);
  expect(await statusAt(status, url)).toMatchObject({ status: "received" });

  repository.commit("Mend", { [path]: stableJson(Thread, sampleThread([], "first-post")) });
  await expect.poll(() => statusAt(status, url), PATIENT).toMatchObject({ status: "waiting" });
});
