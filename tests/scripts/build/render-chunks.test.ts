/** A process of a build's pool makes one part after the other, as a build of its own would. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ProcessReport, ProcessTask } from "../../../scripts/build/pool-process.ts";
import { readSite } from "../../../site/site-content.ts";
import { blogCopy } from "../../support/blog-copy.ts";
import { postText, sampleSettings } from "../../support/sample-site.ts";

test("of each page of each part that no other process makes it tells all that the page depends on", async () => {
  const names = ["posts/a.md", "posts/b.md", "posts/c.md"];
  const folder = blogCopy(Object.fromEntries(names.map((name) => [name, postText()])));
  const [known, taken] = [".stet/known.json", ".stet/taken"];
  mkdirSync(join(folder, taken), { recursive: true });
  const built = { settings: sampleSettings(), preview: false, now: Date.now() };
  const posts = readSite(folder, built.settings, built).posts.map((post) => [post.file, post]);
  writeFileSync(join(folder, known), JSON.stringify({ posts, threads: [], pictures: [] }));
  const chunks = names.map((name) => ({ names: [name], files: [] }));
  const task: ProcessTask = { known, taken, built, folder: ".stet/made", chunks };
  // Another process is at work on it.
  mkdirSync(join(folder, taken, "1"));

  const child = fork("scripts/run.mjs", ["scripts/build/render-chunks.ts"], {
    cwd: folder,
    serialization: "advanced",
  });
  const reports: ProcessReport[] = [];
  child.on("message", (report: ProcessReport) => reports.push(report));
  child.send(task);
  await once(child, "close");

  expect(reports.slice(0, -1)).toEqual([{ begun: ["posts/a.md"] }, { begun: ["posts/c.md"] }]);
  const told = reports.flatMap((report) => ("pages" in report ? [...report.pages] : []));
  expect(told.map(([name, { facts }]) => [name, facts.has(`thread ${name}`)])).toEqual([
    ["posts/a.md", true],
    ["posts/c.md", true],
  ]);
});
