import { execSync } from "node:child_process";
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { localAddresses } from "../../scripts/start/addresses.ts";
import { localKeys } from "../../scripts/start/keys.ts";
import { repositoryProblem } from "../../scripts/start/repository-check.ts";
import { site } from "../../site.config.ts";
import { gitRepository, repositoryIn } from "../support/git-repository.ts";
import { projectCopy } from "../support/project-copy.ts";
import { runNpm, startNpm } from "../support/running-program.ts";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.ts";

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
    const problem = repositoryProblem(folder, "main") ?? "";
    expect(problem).toContain(says);
    const [, command = ""] = /\n {2}(git .+)\n/.exec(problem) ?? [];

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
  const addresses = await localAddresses(settings, { site: port, service: port });
  expect(addresses.sitePort).not.toBe(port);
  expect(addresses.servicePort).not.toBe(port);
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
  const { folder } = projectCopy();
  const program = startNpm(folder, "start");
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

async function textOf(url: string): Promise<string> {
  return (await fetch(url)).text();
}
