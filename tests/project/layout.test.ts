/** The house is built as docs/architecture.md says: who may stand on whom, and what a file may be. */
import { basename, dirname, extname, posix } from "node:path";
import { describe, expect, test } from "vitest";
import { projectFiles } from "../support/project-files.ts";

/** What each part may import of ours, besides itself. The ground floor imports nothing. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  comments: [],
  "git-hosts": [],
  words: [],
  assets: [],
  site: ["comments", "git-hosts", "words", "site.config.ts"],
  service: ["comments", "git-hosts", "words", "site.config.ts"],
  scripts: ["comments", "git-hosts", "site", "words", "site.config.ts", ".eleventy.ts"],
  "site.config.ts": ["site/settings.ts"],
  ".eleventy.ts": ["comments", "site", "words", "site.config.ts"],
};
const MAY_READ_ENVIRONMENT =
  /^(?:scripts\/[^/]+\.ts|service\/main\.ts|\.eleventy\.ts|git-hosts\/plain-git\/git\.ts)$/;
const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*["']([^"']+)["']/g;

const sources = projectFiles(/\.(?:ts|mts|cts|mjs|js)$/).map((file) => ({
  ...file,
  code: withoutComments(file.text),
}));
const product = sources.filter(({ path }) => partOf(path) in ARROWS);
const imports = new Map(sources.map(({ path, text }) => [path, importsOf(path, text)]));

test("every part of the house is looked at, and its imports are seen", () => {
  expect(imports.get("comments/paths.ts")).toEqual([
    "/comments/comment-id.ts",
    "/comments/post-id.ts",
  ]);
  const parts = new Set(product.map(({ path }) => partOf(path)));
  expect([...Object.keys(ARROWS)].filter((part) => !parts.has(part))).toEqual([]);
});

describe("the arrows", () => {
  test.each(Object.entries(ARROWS))("of %s lead where they may", (part, allowed) => {
    const wrong = [...imports].flatMap(([path, targets]) =>
      partOf(path) === part
        ? targets
            .filter((target) => target.startsWith("/"))
            .map((target) => target.slice(1))
            .filter((target) => partOf(target) !== part)
            .filter((target) => !allowed.includes(partOf(target)) && !allowed.includes(target))
            .map((target) => `${path} imports ${target}`)
        : [],
    );
    expect(wrong).toEqual([]);
  });

  test("form no circle", () => {
    expect(circles()).toEqual([]);
  });

  test("name the file with its ending, and lead to one that is there", () => {
    const paths = new Set(sources.map(({ path }) => path));
    const wrong = [...imports].flatMap(([path, targets]) =>
      targets
        .filter((target) => target.startsWith("/") && !paths.has(target.slice(1)))
        .map((target) => `${path} imports ${target.slice(1)}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe("comments/ is pure:", () => {
  const comments = product.filter(({ path }) => partOf(path) === "comments");

  test("only data-files.ts touches the disk, and nothing else of the system is used", () => {
    const used = comments.flatMap(({ path }) =>
      (imports.get(path) ?? [])
        .filter((target) => target.startsWith("node:"))
        .map((target) => `${path} imports ${target}`),
    );
    expect(used.toSorted()).toEqual([
      "comments/data-files.ts imports node:fs",
      "comments/data-files.ts imports node:path",
    ]);
  });

  test.each([
    [
      "clock",
      /\bDate\.now\b|\bnew Date\(\s*\)|(?<!new )\bDate\(|\bperformance\b|\bset(?:Timeout|Interval)\b/,
    ],
    ["network", /\bfetch\(|\bWebSocket\b|\bXMLHttpRequest\b/],
    ["environment", /\bprocess\.(?!pid\b)|\bglobalThis\b|\bimport\.meta\b/],
    ["chance of its own", /\bMath\.random\b|\bcrypto\b/],
  ])("no %s", (_, pattern) => {
    expect(comments.filter(({ code }) => pattern.test(code)).map(({ path }) => path)).toEqual([]);
  });
});

test("the environment is read in entry files only", () => {
  const readers = product
    .filter(
      ({ path, code }) =>
        /\bprocess\s*\.\s*env\b(?!\.\w+ = )|\benv\b[^;]*from "node:process"/.test(code) &&
        !MAY_READ_ENVIRONMENT.test(path),
    )
    .map(({ path }) => path);
  expect(readers).toEqual([]);
});

describe("a file", () => {
  test("is named for what is in it", () => {
    const vague =
      /^(?:utils?|helpers?|common|shared|misc|manager|index)$|-(?:utils?|helpers?|manager)$/;
    const named = sources.filter(({ path }) => vague.test(basename(path, extname(path))));
    expect(named.map(({ path }) => path)).toEqual([]);
  });

  test("has no default export, where the tool that reads it does not ask for one", () => {
    const forEleventy = [".eleventy.ts", "scripts/build/eleventy-config.mjs"];
    const wanted = new Set([...forEleventy, "vitest.config.ts"]);
    const exporting = sources.filter(
      ({ path, code }) =>
        /^export default\b|\bas default\b/m.test(code) &&
        !wanted.has(path) &&
        !path.endsWith(".d.ts"),
    );
    expect(exporting.map(({ path }) => path)).toEqual([]);
  });

  test("has at most 350 lines", () => {
    const long = sources.filter(({ text }) => text.split("\n").length > 351);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  test("begins by saying what it is for", () => {
    const mute = sources.filter(({ text }) => !/^(?:#!.*\n)?\/[/*]/.test(text));
    const exempt = /\.test\.ts$|^vitest\.config\.ts$/;
    expect(mute.map(({ path }) => path).filter((path) => !exempt.test(path))).toEqual([]);
  });

  test("of TypeScript holds only what Node can strip", () => {
    const kept =
      /^\s*(?:export )?(?:declare )?(?:const )?enum |^\s*(?:export )?namespace |\bimport \w+ = |constructor\((?:public|private|protected|readonly) /m;
    const odd = sources.filter(({ path, code }) => !path.endsWith(".d.ts") && kept.test(code));
    expect(odd.map(({ path }) => path)).toEqual([]);
  });
});

test(".eleventy.ts is a list that can be read at a glance", () => {
  const config = sources.find(({ path }) => path === ".eleventy.ts");
  expect(config?.text.split("\n").length).toBeLessThanOrEqual(81);
});

/** The folder at the top, or the file itself where it lies there. */
function partOf(path: string): string {
  return path.split("/")[0] ?? path;
}

/** Files of ours from the top, as `/comments/thread.ts`; packages by name. */
function importsOf(path: string, text: string): string[] {
  return [...withoutComments(text).matchAll(IMPORT)].map(([, target = ""]) =>
    target.startsWith(".") ? posix.join("/", dirname(path), target) : target,
  );
}

/** Good enough for code in our format, where no string holds what looks like a comment's beginning. */
function withoutComments(text: string): string {
  return text.replace(/^\s*\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
}

/** Each as the path that closes it. Files are settled once nothing can be reached from them anew. */
function circles(): string[] {
  const settled = new Set<string>();
  const found: string[] = [];
  const walk = (path: string, above: readonly string[]) => {
    if (above.includes(path)) found.push([...above.slice(above.indexOf(path)), path].join(" → "));
    if (settled.has(path) || above.includes(path)) return;
    for (const target of imports.get(path) ?? []) {
      if (target.startsWith("/")) walk(target.slice(1), [...above, path]);
    }
    settled.add(path);
  };
  for (const path of imports.keys()) walk(path, []);
  return found;
}
