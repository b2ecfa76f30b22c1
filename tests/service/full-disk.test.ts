/** A disk that takes no more, on a real process: what was not kept is never called received. */
import { once } from "node:events";
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { en } from "../../words/en.ts";
import { hiddenField, jsonOf } from "../support/comment-service.ts";
import { withGit } from "../support/git-in-path.ts";
import { repositoryIn } from "../support/git-repository.ts";
import {
  addressOf,
  ENTRY,
  environment,
  post,
  run,
  type ServiceProcess,
  sendTwice,
  statusAt,
} from "../support/service-process.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

type Environment = Awaited<ReturnType<typeof environment>>;

async function ended({ child }: ServiceProcess): Promise<void> {
  child.kill("SIGTERM");
  expect(await once(child, "close")).toEqual([0, null]);
}

/** What is kept of comments, and what was left half-written of anything. */
function filesIn({ STET_INTAKE = "" }: Environment): string[] {
  const names = readdirSync(STET_INTAKE, { recursive: true, encoding: "utf8" });
  return names.filter((name) => /^(?:new|done)\/|\.tmp$/.test(name));
}

function proposals({ STET_REPOSITORY = "" }: Environment): string[] {
  const { git } = repositoryIn(STET_REPOSITORY);
  const refs = git("for-each-ref", "--format=%(refname) %(objectname)", "refs/heads/comment");
  return refs.split("\n").filter((line) => line !== "");
}

async function isWaiting(status: string, url: string): Promise<void> {
  await expect
    .poll(() => statusAt(status, url), { timeout: 20_000 })
    .toMatchObject({ status: "waiting" });
}

describe.each([
  { room: "not a byte", limit: 0, text: "Short." },
  { room: "half a kilobyte, and more was sent,", limit: 1, text: "A long one. ".repeat(500) },
])("a disk that takes $room", ({ limit, text }) => {
  test("refuses a form and a program with their text, keeps nothing by halves, and takes it afterwards", async () => {
    const settings = await environment();
    const full = run(settings, { limit });
    const url = await addressOf(full);
    const answer = await sendTwice(url, { text });
    expect(answer.status).toBe(503);
    const page = await answer.text();
    expect(page).toContain(en.service.refused.storage);
    expect(page).toContain(`${text}</textarea>`);
    expect(page).not.toContain("EFBIG");
    expect(full.output()).toMatch(/ not-kept id=\w+ reason="EFBIG/);
    await refusesProgram(url, text);
    expect(filesIn(settings)).toEqual([]);
    expect(await (await fetch(`${url}health`)).json()).toEqual({ status: "ok", waiting: 0 });
    await ended(full);

    const again = await addressOf(run(settings));
    const fields = { ...ENTRY, text, token: hiddenField(page, "token") };
    const init = { method: "POST", body: new URLSearchParams(fields), redirect: "manual" } as const;
    const received = await fetch(`${again}comments`, init);
    expect(received.status).toBe(303);
    await isWaiting(new URL(received.headers.get("location") ?? "", again).href, again);
    expect(proposals(settings)).toHaveLength(1);
  });
});

/** With the entry and a token. */
async function refusesProgram(url: string, text: string): Promise<void> {
  const send = (fields: object) =>
    fetch(`${url}comments`, {
      method: "POST",
      body: JSON.stringify({ ...ENTRY, text, ...fields }),
      headers: { "content-type": "application/json" },
    });
  const { token } = await jsonOf(await send({}));
  const answer = await send({ token });
  expect(answer.status).toBe(503);
  const { error, entry, token: next } = await jsonOf(answer);
  expect(error).toMatchObject({ code: "storage", message: en.service.refused.storage });
  expect(entry).toEqual({ ...ENTRY, text });
  expect(next).toEqual(expect.any(String));
}

test("a copy of the site index that finds no room stops nothing, and makes no post unknown", async () => {
  const settings = await environment();
  const full = run(settings, { limit: 0 });
  const url = await addressOf(full);
  for (const name of ["first-post", "nowhere"]) {
    const { status } = await fetch(`${url}write?post=${name}`);
    expect(status).toBe(name === "first-post" ? 200 : 404);
  }
  expect(full.output()).toMatch(/ no-index-copy reason="EFBIG/);
  expect(readdirSync(settings.STET_INTAKE ?? "")).not.toContain("site-index.json");
  expect(filesIn(settings)).toEqual([]);
});

test("where only the record of a proposal finds no room, it is not proposed twice", async () => {
  const settings = await environment();
  const hostDown = run({ ...settings, STET_REPOSITORY: temporaryFolder() });
  const status = await post(await addressOf(hostDown));
  await ended(hostDown);

  // The repository lies on another disk, which has room.
  await withGit("ulimit -S -f unlimited", async () => {
    const full = run(settings, { limit: 0 });
    const url = await addressOf(full);
    await expect.poll(full.output, { timeout: 20_000 }).toMatch(/ not-delivered .* times=2 /);
    expect(full.output().match(/ proposed /g)).toHaveLength(1);
    expect(await statusAt(status, url)).toMatchObject({ status: "received" });
    await ended(full);
  });
  const before = proposals(settings);
  expect(before).toHaveLength(1);

  const again = run(settings);
  await isWaiting(status, await addressOf(again));
  expect(proposals(settings)).toEqual(before);
  expect(again.output()).not.toContain(" proposed ");
  expect(filesIn(settings)).toEqual([expect.stringMatching(/^done\//)]);
});

test("while the repository's disk is full comments are taken, and delivered afterwards", async () => {
  const settings = await environment();
  const full = join(temporaryFolder(), "full");
  writeFileSync(full, "");
  // Ignored, the signal leaves git with an error, as a full disk does.
  const script = `if test -e "${full}"; then trap "" XFSZ; ulimit -f 0; fi`;
  await withGit(script, async () => {
    const program = run(settings);
    const url = await addressOf(program);
    const status = await post(url);
    await expect.poll(program.output, { timeout: 20_000 }).toContain(" not-delivered ");
    expect(await statusAt(status, url)).toMatchObject({ status: "received" });
    expect(proposals(settings)).toEqual([]);
    rmSync(full);
    await isWaiting(status, url);
  });
  expect(proposals(settings)).toHaveLength(1);
  expect(repositoryIn(settings.STET_REPOSITORY ?? "").git("fsck", "--strict")).toBe("");
});
