/** `npm run deploy` says what keeps it from deploying before it does anything. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { takeLock } from "../../git-hosts/plain-git/socket-lock.ts";
import { tracesFile } from "../../scripts/build/traces-file.ts";
import { build } from "../support/blog-copy.ts";
import { sharedCopy } from "../support/project-copy.ts";
import { startNpm } from "../support/running-program.ts";
import { postText } from "../support/sample-site.ts";
import { temporaryFolder, writeFiles } from "../support/temporary-folder.ts";

let folder: string;
beforeEach(() => {
  folder = sharedCopy().folder;
});

function setPlace(place: string): void {
  const file = join(folder, "site.config.ts");
  const config = readFileSync(file, "utf8");
  writeFileSync(file, config.replace("deploy: null", `deploy: ${place}`));
}

function deployed(environment: Readonly<Record<string, string>>, ...words: string[]) {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
  const command = ["-c", `${scripts.deploy} "$@"`, "sh", ...words];
  const env = { ...process.env, ...environment };
  const { status, stdout, stderr } = spawnSync("sh", command, {
    cwd: folder,
    encoding: "utf8",
    env,
  });
  return { code: status, said: stdout + stderr };
}

test("where no place is named, each kind of place is, and nothing is built", () => {
  const { code, said } = deployed({});
  expect(said).toMatch(
    /^Nothing says yet where the site goes\. In site\.config\.ts, set deploy to/,
  );
  expect(said).toContain('deploy: { rsync: "deploy@user.example:/srv/blog" },');
  expect(code).toBe(1);
  expect(existsSync(join(folder, "_site"))).toBe(false);
});

test("the branch with the posts is no place for the site", () => {
  setPlace('{ branch: "main" }');
  const { code, said } = deployed({});
  expect(said).toBe(
    "site.config.ts: deploy.branch: expected another branch than main, which has your posts; for example pages\n",
  );
  expect(code).toBe(1);
});

test("what is brought out is no site that somebody is at work on: it waits", async () => {
  setPlace('{ folder: "www" }');
  const traces = tracesFile(folder, join(folder, "_site"));
  mkdirSync(dirname(traces), { recursive: true });
  const release = await takeLock(dirname(traces), basename(traces, ".json"));
  const deploy = startNpm(folder, "run", "deploy", "--", "--built");
  await deploy.saying(/^Another command is at work on _site; this one waits for it\.\n$/);
  await release?.();
  await deploy.saying(/There is no site in .*_site yet/);
  expect(await deploy.ended).toBe(1);
});

test.each(["deploy", "search"])(
  "what a killed build had begun to publish is published before npm run %s looks at the site",
  (command) => {
    setPlace('{ folder: "www" }');
    build(folder);
    const traces = tracesFile(folder, join(folder, "_site"));
    const journal = {
      version: 1,
      stage: "7",
      moved: ["new.txt"],
      site: { added: ["new.txt"], gone: [] },
    };
    writeFiles(folder, {
      [`${relative(folder, traces)}.stage/7/new.txt`]: "new",
      [`${relative(folder, traces)}.journal`]: JSON.stringify(journal),
    });
    const words = { deploy: ["--", "--built"], search: [] }[command] ?? [];
    const npm = spawnSync("npm", ["run", command, ...words], { cwd: folder, encoding: "utf8" });
    expect([npm.stderr, npm.status]).toEqual(["", 0]);
    const site = { deploy: "www/current", search: "_site" }[command] ?? "";
    expect(readFileSync(join(folder, site, "new.txt"), "utf8")).toBe("new");
  },
);

test("what cannot be built is not deployed, and no draft ever is", () => {
  const www = join(temporaryFolder(), "www");
  setPlace(`{ folder: "${www}" }`);
  writeFiles(folder, { "posts/draft.md": postText({ title: "Draft", draft: "true" }) });
  expect(deployed({ STET_PREVIEW: "1" }).code).toBe(0);
  const index = readFileSync(join(www, "current/site-index.json"), "utf8");
  expect(index).toContain("welcome");
  expect(index).not.toContain("draft");
  expect(deployed({}).said).toMatch(/^Built 0 pages/);
  expect(deployed({}, "--full").said).toMatch(/^Built [1-9]\d* pages, 0 are as they were/);
  writeFiles(folder, { "posts/bad.md": postText({ title: "Bad", date: "soon" }) });
  const { code, said } = deployed({});
  expect(said).toMatch(/^The site was not built\. Please mend:\nposts\/bad\.md: date: /);
  expect(code).toBe(1);
  expect(readFileSync(join(www, "current/site-index.json"), "utf8")).toBe(index);
});
