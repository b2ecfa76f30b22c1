/** A process of a build's pool makes one part after the other, as a build of its own would. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ChunkReport, ProcessOrder } from "../../../scripts/build/chunk-process.ts";
import { readSite } from "../../../site/site-content.ts";
import { blogCopy } from "../../support/blog-copy.ts";
import { postText, sampleSettings } from "../../support/sample-site.ts";

test("of each page of each part it tells all that the page depends on", async () => {
  const names = ["posts/a.md", "posts/b.md", "posts/c.md"];
  const folder = blogCopy(Object.fromEntries(names.map((name) => [name, postText()])));
  mkdirSync(join(folder, ".stet"));
  const known = ".stet/known.json";
  const built = { settings: sampleSettings(), preview: false, now: Date.now() };
  const posts = readSite(folder, built.settings, built).posts.map((post) => [post.file, post]);
  writeFileSync(join(folder, known), JSON.stringify({ posts, threads: [], pictures: [] }));
  const task = { known, built, folder: ".stet/made" };

  const child = fork("scripts/run.mjs", ["scripts/build/render-chunk.ts"], {
    cwd: folder,
    serialization: "advanced",
  });
  const reports: ChunkReport[] = [];
  for (const name of names) {
    const order: ProcessOrder = { task, names: [name], files: [] };
    child.send(order);
    const [report]: ChunkReport[] = await once(child, "message");
    if (report !== undefined) reports.push(report);
  }
  child.disconnect();
  await once(child, "exit");

  const told = reports.flatMap((report) => ("pages" in report ? [...report.pages] : []));
  expect(told.map(([name, { facts }]) => [name, facts.has(`thread ${name}`)])).toEqual(
    names.map((name) => [name, true]),
  );
});
