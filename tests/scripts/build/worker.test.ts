/** A process of a build's pool does one part after the other, as a build of its own would. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { WorkerOrder, WorkerReport } from "../../../scripts/build/worker-process.ts";
import type { KnownPost } from "../../../site/read-posts.ts";
import { readSite } from "../../../site/site-content.ts";
import { blogCopy } from "../../support/blog-copy.ts";
import { postText, sampleSettings } from "../../support/sample-site.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

test("of each page of each part that no other process makes it tells all that the page depends on", async () => {
  const names = ["posts/a.md", "posts/b.md", "posts/c.md"];
  const folder = blogCopy(Object.fromEntries(names.map((name) => [name, postText()])));
  const [known, taken] = [".stet/known.json", ".stet/taken"];
  mkdirSync(join(folder, taken), { recursive: true });
  const built = { settings: sampleSettings(), preview: false, now: Date.now() };
  const posts = readSite(folder, built.settings, built).posts.map((post) => [post.file, post]);
  writeFileSync(join(folder, known), JSON.stringify({ posts, threads: [], pictures: [] }));
  const parts = names.map((name) => ({ names: [name], files: [] }));
  const make = { known, taken, parts, built, folder: ".stet/made" };
  // Another process is at work on it.
  mkdirSync(join(folder, taken, "1"));

  const reports = await reportsOf(folder, { make });
  expect(reports.slice(0, -1)).toEqual([
    { begun: "made 1 pages, posts/a.md first," },
    { begun: "made 1 pages, posts/c.md first," },
  ]);
  const told = [...(reports.at(-1)?.make ?? [])];
  expect(told.map(([name, { facts }]) => [name, facts.has(`thread ${name}`)])).toEqual([
    ["posts/a.md", true],
    ["posts/c.md", true],
  ]);
});

test("of the parts that it reads, one with a mistake is left to the build", async () => {
  const folder = blogCopy({ "posts/a.md": postText(), "posts/b.md": "---\ntags: 7\n---\n" });
  mkdirSync(join(folder, ".stet/taken"), { recursive: true });
  const built = { settings: sampleSettings(), preview: false, now: Date.now() };
  const parts = ["posts/a.md", "posts/b.md"].map((path) => [[path, "an id"] as const]);
  const reports = await reportsOf(folder, { read: { taken: ".stet/taken", parts, built } });
  const read: { posts: [string, KnownPost][] }[] = JSON.parse(reports.at(-1)?.read ?? "");
  const known = readSite(
    temporaryFolder({ "posts/a.md": postText() }),
    built.settings,
    built,
  ).posts;
  expect(read.map(({ posts }) => posts)).toEqual([
    [["posts/a.md", JSON.parse(JSON.stringify(known[0]))]],
    [],
  ]);
});

/** All that it tells of one order. */
async function reportsOf(folder: string, order: WorkerOrder): Promise<WorkerReport[]> {
  const child = fork("scripts/run.mjs", ["scripts/build/worker.ts"], {
    cwd: folder,
    serialization: "advanced",
  });
  const reports: WorkerReport[] = [];
  child.on("message", (report: WorkerReport) => {
    reports.push(report);
    if (report.begun === undefined) child.disconnect();
  });
  child.send(order);
  await once(child, "exit");
  return reports;
}
