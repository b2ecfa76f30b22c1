import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { projectCopy } from "../support/project-copy.ts";
import { runNpm } from "../support/running-program.ts";

const SCRIPTS: Readonly<Record<string, string>> = JSON.parse(
  readFileSync("package.json", "utf8"),
).scripts;
const OURS = Object.keys(SCRIPTS).filter((name) => SCRIPTS[name]?.includes("scripts/run.mjs"));

describe.each(OURS)("npm run %s", (name) => {
  const usage = new RegExp(`^Usage: npm (?:run )?${name}(?: -- .+)?\n\n`, "m");

  test("says with --help how it is used, and does nothing", async () => {
    const { folder, git } = projectCopy();
    // What it would write is not as it would write it.
    git("rm", "-rq", "comments-data/schema");
    git("commit", "-qm", "Remove the schemas");
    const { code, output } = await runNpm(folder, "run", name, "--", "--help");
    expect(output.search(usage)).toBe(0);
    expect(code).toBe(0);
    expect(git("status", "--porcelain", "--ignored")).toBe("!! node_modules");
  });

  test("says in one line which option it does not know, and then how it is used", async () => {
    const { code, output } = await runNpm(projectCopy().folder, "run", name, "--", "--bogus");
    const [line, blank] = output.split("\n");
    expect(line).toMatch(/^Unknown (?:option|argument) '--bogus'\./);
    expect(line).not.toContain("positional");
    expect(blank).toBe("");
    expect(output).toMatch(usage);
    expect(output).not.toMatch(/^\s+at /m);
    expect(code).toBe(2);
  });
});

test.each([
  ["build", ["--out"], "Option '--out <value>' argument missing."],
  ["build", ["--out", "--full"], "Option '--out' argument is ambiguous."],
  ["build", ["--full=yes"], "Option '--full' does not take an argument."],
  ["build", ["_site"], "Unexpected argument '_site'."],
  ["moderate", ["stand"], 'There is no command "stand".'],
  [
    "check-submission",
    [],
    "It takes the head of one change, and before it the base, if you name one.",
  ],
  ["new", [], "The title is missing."],
  ["new", ["A", "walk"], 'Put the title in quotes: npm run new -- "A …"'],
])("npm run %s tells what is wrong with %j", async (name, words, line) => {
  const { code, output } = await runNpm(projectCopy().folder, "run", name, "--", ...words);
  expect(output.split("\n")[0]).toBe(line);
  expect(output).toContain("\n\nUsage: ");
  expect(code).toBe(2);
});
