import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { commandLine } from "../../scripts/command-line.ts";
import type { TestRepository } from "../support/git-repository.ts";
import { sharedCopy } from "../support/project-copy.ts";

const SCRIPTS: Readonly<Record<string, string>> = JSON.parse(
  readFileSync("package.json", "utf8"),
).scripts;
const OURS = Object.keys(SCRIPTS).filter((name) => SCRIPTS[name]?.includes("scripts/run.mjs"));

/** What `npm run` runs, with these words, in a folder of the project. */
function run(folder: string, name: string, ...words: string[]) {
  const command = ["-c", `${SCRIPTS[name]} "$@"`, "sh", ...words];
  const { status, stdout, stderr } = spawnSync("sh", command, { cwd: folder, encoding: "utf8" });
  return { code: status, output: stdout + stderr };
}

describe("says in words how it is used, and does nothing:", () => {
  let copy: TestRepository;
  beforeAll(() => {
    copy = sharedCopy();
    // What it would write is not as it would write it.
    copy.git("rm", "-rq", "comments-data/schema");
    copy.git("commit", "-qm", "Remove the schemas");
  });

  test.each(OURS)("npm run %s, with an option that it does not know", (name) => {
    const { folder, git } = copy;
    const usage = new RegExp(`^Usage: npm (?:run )?${name}(?: -- .+)?\n\n`, "m");
    const { code, output } = run(folder, name, "--bogus");
    const [line, blank] = output.split("\n");
    expect(line).toMatch(/^Unknown (?:option|argument) '--bogus'\./);
    expect(line).not.toContain("positional");
    expect(blank).toBe("");
    expect(output).toMatch(usage);
    expect(output).not.toMatch(/^\s+at /m);
    expect(code).toBe(2);
    expect(git("status", "--porcelain", "--ignored")).toBe("!! node_modules");
  });
});

test.each([
  ["merge", "--help"],
  ["new", "-h"],
])("npm run %s, with %s, shows it, does nothing, and that is no failure", (name, word) => {
  const { folder, git } = sharedCopy();
  const { code, output } = run(folder, name, word);
  expect(output.startsWith(`Usage: npm run ${name} -- `)).toBe(true);
  expect(code).toBe(0);
  expect(git("status", "--porcelain", "--ignored")).toBe("!! node_modules");
});

test.each([
  ["moderate", ["stand"], 'There is no command "stand".'],
  [
    "check-submission",
    [],
    "It takes the head of one change, and before it the base, if you name one.",
  ],
  ["start", ["--port", "none"], "--port takes a number from 1 to 65534, and not “none”."],
  ["import", [], "It is not said from where to import."],
  ["import", ["joomla", "file"], 'There is no importer "joomla".'],
  ["import", ["wordpress"], "It is not said what to import: name the file or the folder."],
  ["export", [], "It is not said as what to export."],
  ["export", ["pdf", "file"], 'There is no export as "pdf".'],
  ["export", ["json"], "It is not said where to write it: name a file."],
  ["person", ["erase"], "It is not said who is meant: a name or a key."],
  ["new", [], "The title is missing."],
  ["new", ["A", "walk"], 'Put the title in quotes: npm run new -- "A …"'],
])("npm run %s tells what is wrong with %j", (name, words, line) => {
  const { code, output } = run(sharedCopy().folder, name, ...words);
  expect(output.split("\n")[0]).toBe(line);
  expect(output).toContain("\n\nUsage: ");
  expect(code).toBe(2);
});

describe("what is typed after any of them", () => {
  const typedBefore = process.argv;
  afterEach(() => {
    process.argv = typedBefore;
    vi.restoreAllMocks();
  });

  test.each([
    [["--out"], "Option '--out <value>' argument missing."],
    [["--out", "--full"], "Option '--out' argument is ambiguous."],
    [["--full=yes"], "Option '--full' does not take an argument."],
    [["_site"], "Unexpected argument '_site'."],
  ])("is said to be wrong: %j", (words, line) => {
    const said = vi.spyOn(console, "error").mockReturnValue();
    const exit = vi.spyOn(process, "exit").mockImplementation((code) => {
      throw new Error(`exit ${code}`);
    });
    process.argv = ["node", "build.ts", ...words];
    const options = { out: { type: "string" }, full: { type: "boolean" } } as const;
    expect(() => commandLine("Usage: …", options)).toThrow("exit 2");
    expect(said.mock.calls).toEqual([[`${line}\n\nUsage: …`]]);
    expect(exit).toHaveBeenCalledOnce();
  });
});
