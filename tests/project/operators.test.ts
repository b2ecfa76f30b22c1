/** What docs/operators.md says of variables, settings, commands, files and the log is so. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { projectFiles } from "../support/project-files.ts";
import { sampleSettings } from "../support/sample-site.ts";

const guide = readFileSync("docs/operators.md", "utf8");
const usage = /USAGE = `(.*?)`;/s.exec(readFileSync("service/main.ts", "utf8"))?.[1] ?? "";

/** Such as `STET_TOKEN`; PORT and HOST have no sign of their own. */
function variablesIn(text: string): string[] {
  const named = text.match(/\b(?:[A-Z]+(?:_[A-Z]+)+|PORT|HOST)\b/g) ?? [];
  return [...new Set(named)].toSorted();
}

describe("The variables of the service", () => {
  test("are those that its own help names, each with a row", () => {
    const rows = guide.match(/^\| `[A-Z_]+` \|.*$/gm) ?? [];
    expect(variablesIn(guide)).toEqual(variablesIn(usage));
    expect(variablesIn(rows.join("\n"))).toEqual(variablesIn(usage));
  });

  test("are those that it reads", () => {
    const settings = readFileSync("service/settings.ts", "utf8");
    const [, read = ""] = /const Environment = z\.object\(\{(.*?)^\}\);/ms.exec(settings) ?? [];
    expect(variablesIn(read)).toEqual(variablesIn(usage));
  });

  test("have the defaults that the guide names", () => {
    const settings = readFileSync("service/settings.ts", "utf8");
    const defaults = [...settings.matchAll(/^ {2}([A-Z_]+): .*\.default\("?(.+?)"?\),$/gm)];
    expect(defaults.length).toBeGreaterThan(8);
    const wrong = defaults.filter(([, name, value = ""]) => {
      const row = new RegExp(`^\\| \`${name}\` \\|.*\\| (.*) \\|$`, "m").exec(guide)?.[1] ?? "";
      // A number may be written with underscores; the folder of the repository is put in words.
      return row !== `\`${value.replace("_", "")}\`` && value !== ".";
    });
    expect(wrong.map(([line]) => line)).toEqual([]);
  });
});

test("The settings in it are valid", () => {
  const blocks = [...guide.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, block = ""]) => block);
  const kinds = blocks.map((block) => {
    // Lines of an object with plain values are also YAML's way to write one.
    const changes = parse(`{${block}}`);
    expect(sampleSettings(changes)).toMatchObject(changes);
    return changes.gitHost.kind;
  });
  expect(kinds).toEqual(["github", "gitlab", "forgejo"]);
});

test("Every command in it is one of package.json, and every program is there", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
  const commands = [...guide.matchAll(/npm (?:run )?([a-z][\w-]*)/g)].map(([, name = ""]) => name);
  expect(commands).toContain("doctor");
  const known = [...Object.keys(scripts), "ci"];
  expect(commands.filter((name) => !known.includes(name))).toEqual([]);
  const programs = guide.match(/\b(?:scripts|service)\/[\w/.-]+\.(?:ts|mjs)\b/g) ?? [];
  expect(programs.filter((path) => !existsSync(path))).toEqual([]);
});

test("The figures of the intake in it are those of performance.md", () => {
  const rows = readFileSync("docs/performance.md", "utf8").matchAll(
    /^\| 8 \| GitHub, (down|up) \| (\d+) \| [^|]+ \| (\d+ ms) \|/gm,
  );
  const figures = [...rows].flatMap(([, when, rate, p99]) => [rate, `${p99} while it is ${when}`]);
  expect(figures).toHaveLength(4);
  for (const figure of figures) expect(guide).toContain(figure);
});

test("The file with the secrets has its mode before they are in it", () => {
  const made = guide.indexOf("install -m 640 -o root -g stet /dev/null /etc/stet.env");
  expect(made).toBeGreaterThan(0);
  expect(made).toBeLessThan(guide.indexOf("IDENTITY_KEY=…"));
});

/** `log("a"`, `log(isB ? "b" : "c"`, and what a loop is told to log where it fails. */
const EVENT = /\blog\(\s*(?:\w+ \? "([a-z-]+)" : )?"([a-z-]+)"|\bfailed: "([a-z-]+)"/g;

test("Every event of the log has a row, and no row is of one that is gone", () => {
  const logged = projectFiles(/^service\/.*\.ts$/).flatMap(({ text }) =>
    [...text.matchAll(EVENT)].flatMap(([, ...events]) => events.filter((event) => event)),
  );
  const [, table = ""] = /^\| event \|.*\n\|-.*\n((?:\|.*\n)+)/m.exec(guide) ?? [];
  const rows = [...table.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, event]) => event);
  expect(rows.length).toBeGreaterThan(5);
  expect(rows.toSorted()).toEqual([...new Set(logged)].toSorted());
});

test.each(["docs/operators.md", "docs/ci/README.md", "docs/architecture.md"])(
  "Every link in %s leads to a file",
  (path) => {
    const links = [...readFileSync(path, "utf8").matchAll(/\]\((?!https?:|#)([^)#]+)/g)];
    expect(links.length).toBeGreaterThan(3);
    const missing = links.filter(([, to = ""]) => !existsSync(join(path, "..", to)));
    expect(missing.map(([, to]) => to)).toEqual([]);
  },
);
