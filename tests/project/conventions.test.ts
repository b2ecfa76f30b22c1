/** What the project has promised of itself, and a tool does not already check. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { projectFiles } from "../support/project-files.ts";

const Manifest = z.object({
  scripts: z.record(z.string(), z.string()),
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
  allowScripts: z.record(z.string(), z.boolean()),
});
const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      bin: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
});
const manifest = Manifest.parse(JSON.parse(readFileSync("package.json", "utf8")));
const lock = Lock.parse(JSON.parse(readFileSync("package-lock.json", "utf8")));

describe("no source", () => {
  test.each([
    ["gives up on types", /[:<|&,(]\s*any(?:\[\])*\s*(?:[=;,)>|&{]|$)|\bas any\b/],
    ["silences the compiler", /@ts-(?:ignore|expect-error|nocheck)/],
    ["puts work off", /\b(?:TO[D]O|FIX[M]E|X[X]X)\b/],
    ["leaves a test out", /\b(?:test|it|describe)\.(?:skip|only|todo|skipIf|runIf)\b/],
    // See comments/parsed-url.ts.
    ["asks URL.canParse, which Node 20 compiles wrongly", /\.canParse\(/],
    [
      "silences the linter without a reason",
      /biome-ignore(?:-\w+)? [\w/]+\s*$|biome-ignore[^:\n]*:\s*$/m,
    ],
  ])("%s", (_, pattern) => {
    const found = projectFiles(/\.(?:ts|mjs|js|njk|css)$/).flatMap(({ path, text }) =>
      text
        .split("\n")
        // Words in comments are words: "any client".
        .map((line) => line.replace(/^\s*(?:\/?\*|\/\/(?!.*(?:@ts-|biome-|TO[D]O|FIX[M]E))).*/, ""))
        .flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1}: ${line.trim()}`] : [])),
    );
    expect(found).toEqual([]);
  });
});

test("a git host of our own refuses only by what its documentation says", () => {
  const servers = projectFiles(/^tests\/support\/[a-z]+-server\/(?!refusals?\.ts$).*\.ts$/);
  expect(new Set(servers.map(({ path }) => path.split("/")[2])).size).toBe(3);
  // There, none is made without its source: the types ask for it.
  const made = servers
    .filter(({ path }) => !path.endsWith(".test.ts"))
    .filter(({ text }) =>
      /\bnew (?:HTTPException|Refusal)\b|\bstatus: 4\d\d\b|\}, 4\d\d[,)]/.test(text),
    );
  expect(made.map(({ path }) => path)).toEqual([]);
});

describe("what a template prints unescaped", () => {
  const templates = projectFiles(/^(?:_includes|pages)\/.*\.njk$/);

  test("is a comment's HTML, once, and what Eleventy rendered", () => {
    const printed = templates.flatMap(({ path, text }) =>
      [...text.matchAll(/([\w.]+(?:\([^)]*\))?)\s*\|\s*safe\b/g)].map(
        ([, what]) => `${path}: ${what}`,
      ),
    );
    const others = printed.filter((line) => !line.endsWith(": content"));
    expect(others).toEqual([
      "_includes/comments.njk: comment.html",
      // No page, and JSON to its end.
      "pages/json-feed.njk: jsonFeed()",
    ]);
  });

  test("is marked by `| safe` alone", () => {
    const odd = templates.filter(({ text }) =>
      /autoescape|\|\s*(?:safe\s*\(|dump|striptags)/.test(text),
    );
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  test("is never a style or a script in the page", () => {
    const inline = templates.filter(({ text }) =>
      /<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=|javascript:/i.test(text),
    );
    expect(inline.map(({ path }) => path)).toEqual([]);
  });
});

describe("package.json", () => {
  test.each(Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }))(
    "pins %s exactly: %s",
    (_, version) => expect(version).toMatch(/^\d+\.\d+\.\d+$/),
  );

  test.each(Object.keys(manifest.scripts))(
    "has no command that the README is silent about: %s",
    (name) => {
      const readme = readFileSync("README.md", "utf8");
      expect(readme).toMatch(new RegExp(`npm (?:run )?${name}\\b`));
    },
  );

  test("names every package that runs a script when it is installed", () => {
    const running = Object.entries(lock.packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => path.replace(/^.*node_modules\//, ""))
      // Its script only builds where it cannot be had built; it is for macOS, and optional.
      .filter((name) => name !== "fsevents");
    expect(running.filter((name) => !manifest.allowScripts[name])).toEqual([]);
  });
});

test("no package puts its own node, npm or git before the user's", () => {
  const commands = Object.entries(lock.packages).flatMap(([path, { bin = {} }]) =>
    typeof bin === "string" ? [path.replace(/^.*\//, "")] : Object.keys(bin),
  );
  const shadowing = ["node", "npm", "npx", "git"];
  expect(commands.filter((name) => shadowing.includes(name))).toEqual([]);
  expect(shadowing.filter((name) => existsSync(`node_modules/.bin/${name}`))).toEqual([]);
});

describe("comments-data/ holds", () => {
  const files = projectFiles(/^comments-data\//);

  test.each([
    [
      "no e-mail address but examples",
      /[\w.+-]+@(?!(?:[\w-]+\.)*example(?:\.\w+)?\b)[\w-]+(?:\.[\w-]+)+/g,
    ],
    ["no IPv4 address", /(?<![\d.])(?!127\.)(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/g],
    ["no IPv6 address", /(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}:?[0-9a-f]{1,4}(?![\w:])/gi],
    [
      "nothing that is called an address or a token",
      /"(?:e-?mail|ip|ipAddress|remote\w*|token|userAgent)"\s*:/gi,
    ],
  ])("%s", (_, pattern) => {
    const found = files
      .filter(({ path }) => !path.startsWith("comments-data/schema/"))
      .flatMap(({ path, text }) =>
        [...text.matchAll(pattern)].map(([match]) => `${path}: ${match}`),
      );
    expect(found).toEqual([]);
  });

  test("data and schemas only", () => {
    const odd = files.filter(
      ({ path }) =>
        !/^comments-data\/(?:schema|threads|imports|submissions\/[^/]+)\/[^/]+\.json$/.test(path),
    );
    expect(odd.map(({ path }) => path)).toEqual([]);
  });
});
