/** `npm run doctor` as a person types it, and how it judges what no test can break. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { judgeGit, judgeNode, OLDEST_NODE } from "../../scripts/doctor/tools.ts";
import { sharedCopy } from "../support/project-copy.ts";
import { runNpm } from "../support/running-program.ts";
import { type Healthy, healthy, KEYS } from "./doctor/healthy-setup.ts";

/** The project with the settings of a blog that is set up, and its service's environment. */
function installed({ setup }: Healthy): string {
  const { folder } = sharedCopy();
  const site = JSON.stringify({ ...setup.site, gitHost: { ...setup.site.gitHost, remote: null } });
  const config = readFileSync(join(folder, "site.config.ts"), "utf8");
  writeFileSync(
    join(folder, "site.config.ts"),
    config.replace(/defineSite\(.*\)/s, () => `defineSite(${site})`),
  );
  const environment = { ...setup.environment, ...KEYS };
  for (const [name, value = ""] of Object.entries(environment)) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
  return folder;
}

test("Where nothing is wrong it says so, and ends well", async () => {
  const folder = installed(await healthy(null));
  const { code, output } = await runNpm(folder, "run", "doctor");
  expect(output).not.toContain("✗");
  expect(output).toMatch(/^Tools\n {2}✓ Node [\d.]+\.\n {2}✓ git /);
  expect(output).toMatch(/\n\nNothing is wrong\.\n$/);
  expect(code).toBe(0);
});

test("Where something is wrong it says how to mend it, to people and to programs, and fails", async () => {
  const blog = await healthy(null);
  const folder = installed(blog);
  blog.deployed.files.delete("commenters.json");
  const { code, output } = await runNpm(folder, "run", "doctor");
  expect(output).toMatch(/ {2}✗ .*commenters\.json answers with status 404\..*\n {4}Deploy what /);
  expect(output).toMatch(/\n1 thing is wrong\.\n$/);
  expect(code).toBe(1);
  const json = await runNpm(folder, "run", "doctor", "--", "--json");
  expect(JSON.parse(json.output)).toContainEqual(
    expect.objectContaining({ part: "Deployed site", about: "commenters", verdict: "wrong" }),
  );
  expect(json.code).toBe(1);
});

test("A bad site.config.ts is told as by every other command", async () => {
  const { folder } = sharedCopy();
  const path = join(folder, "site.config.ts");
  writeFileSync(path, readFileSync(path, "utf8").replace("Europe/London", "Europe/Nowhere"));
  const told = await Promise.all(
    ["doctor", "build"].map((command) => runNpm(folder, "run", command)),
  );
  expect(told[0]?.output).toContain("site.config.ts: timeZone: expected an IANA time zone");
  expect(told[0]?.code).toBe(1);
  expect(told[1]?.output).toContain(told[0]?.output.trim());
});

test.each([
  ["20.18.3", "wrong"],
  ["20.19.0", "right"],
  ["24.0.0", "right"],
  ["9.99.0", "wrong"],
])("Node %s is %s", (version, verdict) => {
  expect(judgeNode(version).verdict).toBe(verdict);
});

test.each([
  ["git version 2.24.4", "wrong"],
  ["git version 2.25.0", "right"],
  ["git version 2.39.5 (Apple Git-154)", "right"],
  ["git version 3.0.1.windows.1", "right"],
  ["sh: git: not found", "wrong"],
  [null, "wrong"],
])("%s is %s", (said, verdict) => {
  expect(judgeGit(said).verdict).toBe(verdict);
});

test("The oldest Node is the one of package.json", () => {
  const { engines } = JSON.parse(readFileSync("package.json", "utf8"));
  expect(engines.node).toBe(`>=${OLDEST_NODE}`);
});
