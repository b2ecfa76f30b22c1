import { execSync } from "node:child_process";
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { localAddresses } from "../../scripts/start/addresses.ts";
import { localKeys } from "../../scripts/start/keys.ts";
import { isLoopback } from "../../scripts/start/loopback.ts";
import { repositoryProblem } from "../../scripts/start/repository-check.ts";
import { site } from "../../site.config.ts";
import { bareRepository, gitRepository, repositoryIn } from "../support/git-repository.ts";
import { projectCopy, sharedCopy } from "../support/project-copy.ts";
import { runNpm, startNpm } from "../support/running-program.ts";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.ts";

const SLOW = { timeout: 20_000 };

describe("a folder that cannot hold comments yet", () => {
  const bare = () => temporaryFolder({ "a.md": "a" });
  const withoutCommit = () => {
    const folder = bare();
    repositoryIn(folder).git("init", "-q");
    return folder;
  };
  const withoutBranch = () => {
    const { folder, git } = gitRepository({ "a.md": "a" });
    git("branch", "-m", "trunk");
    return folder;
  };
  const insideAnother = () => {
    const { folder } = gitRepository();
    writeFiles(join(folder, "blog"), { "a.md": "a" });
    return join(folder, "blog");
  };

  test.each([
    { what: "no repository", make: bare, says: "is not a git repository" },
    { what: "no commit", make: withoutCommit, says: "has no commit yet" },
    { what: "no main branch", make: withoutBranch, says: 'no branch "main"' },
    { what: "another repository around it", make: insideAnother, says: "inside another" },
  ])("gets the one command that mends it: $what", ({ make, says }) => {
    const folder = make();
    const problem = repositoryProblem(folder, "main");
    expect(problem?.says).toContain(says);
    const command = problem?.command ?? "";

    const person = { GIT_AUTHOR_NAME: "A", GIT_AUTHOR_EMAIL: "a@example.org" };
    const committer = { GIT_COMMITTER_NAME: "A", GIT_COMMITTER_EMAIL: "a@example.org" };
    execSync(command, { cwd: folder, env: { ...process.env, ...person, ...committer } });
    expect(repositoryProblem(folder, "main")).toBeNull();
  });

  test("is told so by npm start, which then ends", async () => {
    const { folder } = projectCopy();
    rmSync(join(folder, ".git"), { recursive: true });
    const { code, output } = await runNpm(folder, "start");
    expect(code).toBe(1);
    expect(output).toContain("git init -b main");
    expect(output).not.toContain("Error");
  });
});

test("addresses keep the site's own path and step aside for ports that are taken", async () => {
  const taken = createServer();
  await new Promise((resolve) => taken.listen(0, () => resolve(null)));
  onTestFinished(() => void taken.close());
  const address = taken.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;

  const settings = { ...site, url: "https://user.example/blog/" };
  const addresses = await localAddresses(settings, port);
  expect(addresses.sitePort).not.toBe(port);
  expect((await localAddresses(settings, port - 1)).servicePort).not.toBe(port);
  expect(addresses.servicePort).not.toBe(addresses.sitePort);
  expect(addresses.site).toBe(`http://localhost:${addresses.sitePort}/blog/`);
});

test("keys are made once, and only their owner can read them", () => {
  const file = join(temporaryFolder(), ".stet/keys.env");
  const keys = localKeys(file);
  expect(keys.IDENTITY_KEY).toMatch(/^[0-9a-f]{64}$/);
  expect(keys.SIGNING_KEYS).not.toBe(keys.IDENTITY_KEY);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(localKeys(file)).toEqual(keys);
});

test("npm start shows changed settings by itself, survives a mistake in them, and Ctrl-C stops all of it", async () => {
  const { folder } = sharedCopy();
  const program = startNpm(folder, "start", "--", "--port", "18180");
  const [, blog = ""] = await program.saying(/Your blog +(\S+)/);
  const [, service = ""] = await program.saying(/Comment service +(\S+)/);
  expect(await textOf(blog)).toContain("<title>Stet</title>");

  const settings = join(folder, "site.config.ts");
  const text = readFileSync(settings, "utf8");
  writeFileSync(settings, text.replace('"Stet",', '"Ada'));
  await program.saying(/Mend and save them/);
  writeFileSync(settings, text.replace('"Stet"', '"Ada writes"'));
  await program.saying(/changed settings/);
  expect(await textOf(blog)).toContain("<title>Ada writes</title>");
  expect(await textOf(`${service}health`)).toContain("ok");

  await program.interrupt();
  await expect(fetch(blog)).rejects.toThrow("fetch failed");
  await expect(fetch(service)).rejects.toThrow("fetch failed");
});

test("npm start follows deleted posts, and keeps trial comments from the remote", async () => {
  const blog = sharedCopy();
  const origin = bareRepository();
  const settings = join(blog.folder, "site.config.ts");
  writeFileSync(
    settings,
    readFileSync(settings, "utf8").replace("remote: null", 'remote: "origin"'),
  );
  blog.git("remote", "add", "origin", origin.folder);
  blog.commit("Write a post", {
    "posts/passing.md": "---\ntitle: Passing\ndate: 2026-03-01\n---\n",
  });
  blog.git("commit", "-qam", "Keep comments at the origin");
  blog.git("push", "-qf", "origin", "main");
  const program = startNpm(blog.folder, "start", "--", "--port", "18280");
  const [, site = ""] = await program.saying(/Your blog +(\S+)/);
  const [, service = ""] = await program.saying(/Comment service +(\S+)/);

  const page = `${site}2026/passing/`;
  expect((await fetch(page)).status).toBe(200);
  rmSync(join(blog.folder, "posts/passing.md"));
  await expect.poll(async () => (await fetch(page)).status, SLOW).toBe(404);

  const comment = { post: "welcome", name: "Ada", text: "Only trying." };
  const { token } = await sent(service, comment);
  const { id } = await sent(service, { ...comment, token });
  await expect.poll(() => blog.git("branch", "--list", `comment/${id}`), SLOW).not.toBe("");
  expect(origin.git("branch", "--list", "comment/*")).toBe("");

  const [, command = ""] = await program.saying(/second terminal: +(.+)/);
  const approve = `${command} --silent -- approve ${id}`;
  expect(execSync(approve, { cwd: blog.folder, encoding: "utf8" })).toContain("Approved");
  await expect.poll(() => textOf(`${site}2026/welcome/`), SLOW).toContain("Only trying.");
  expect(origin.git("rev-parse", "main")).not.toBe(blog.git("rev-parse", "main"));
});

test.each([
  ["127.0.0.1", true],
  ["::1", true],
  ["::ffff:127.0.0.1", true],
  ["192.0.2.7", false],
  ["::ffff:192.0.2.7", false],
  ["2001:db8::1", false],
  [undefined, false],
])("the preview answers this machine alone: %s, %s", (address, isAnswered) => {
  expect(isLoopback(address)).toBe(isAnswered);
});

async function sent(
  service: string,
  body: object,
): Promise<{ id?: string | undefined; token?: string | undefined }> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`${service}comments`, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
  return z
    .object({ id: z.string().optional(), token: z.string().optional() })
    .parse(await answer.json());
}

async function textOf(url: string): Promise<string> {
  return (await fetch(url)).text();
}
