/** What a reader's browser gets: how soon a long thread can be read, and what Lighthouse and the Nu checker say. */
import { loadavg } from "node:os";
import { join } from "node:path";
import { threadPath } from "../comments/paths.ts";
import { stableJson } from "../comments/stable-json.ts";
import { Thread, type WrittenComment } from "../comments/thread.ts";
import { site } from "../site.config.ts";
import { browserPath, launchBrowser } from "../tests/support/browser.ts";
import { newBlog, samplePost } from "./blog/blog.ts";
import { sampleComments } from "./blog/comments.ts";
import { chanceFrom } from "./chance.ts";
import { printFigures } from "./figures.ts";
import { commandOf } from "./process/command.ts";
import { measured } from "./process/measured.ts";
import { CATEGORIES, scoresOf } from "./reader/lighthouse.ts";
import { longAndShort } from "./reader/long-and-short.ts";
import { nuMessages } from "./reader/nu-checker.ts";
import { served } from "./reader/served.ts";

const chance = chanceFrom(5);
/** By the name of their post. */
const threads = new Map([
  ["20", sampleComments(chance, 20)],
  ["2000", sampleComments(chance, 2_000)],
  ["2000-below-30", belowFew(sampleComments(chance, 2_000), 30)],
]);
const pathOf = (post: string) => `2020/${post}/`;

const text = samplePost(chance, 0);
const files = [...threads].flatMap(([post, comments]): [string, string][] => {
  const thread: Thread = { version: 1, post, perPage: site.comments.perPage, comments };
  return [
    [`posts/${post}.md`, text],
    [threadPath(post), stableJson(Thread, thread)],
  ];
});
const blog = newBlog(new Map(files));
const folder = join(blog, "_site");
const server = await served(folder);
const addresses = { STET_SERVICE_URL: "https://comments.example/", STET_SITE_URL: server.url };
measured(commandOf("build"), blog, addresses);
measured(commandOf("search"), blog);

console.log(`Load of the machine: ${loadavg()[0]?.toFixed(1)}\n`);
try {
  const browser = await launchBrowser();
  await longAndShort(
    browser,
    new Map([...threads.keys()].map((post) => [post, server.url + pathOf(post)])),
  );
  await browser.close();
  await orSaysWhyNot(printScores);
  await orSaysWhyNot(printMessages);
} finally {
  server.close();
}

/** All but a few answer one of those. */
function belowFew(comments: readonly WrittenComment[], few: number): WrittenComment[] {
  const idAt = (at: number) => comments[at]?.id ?? null;
  return comments.map((comment, at) => ({ ...comment, replyTo: at < few ? null : idAt(at % few) }));
}

async function printScores(): Promise<void> {
  const paths = ["", ...[...threads.keys()].map(pathOf), "archive/", "search/"];
  const rows: string[][] = [];
  for (const path of paths) {
    const { scores, faults } = await scoresOf(server.url + path, await browserPath());
    rows.push([`/${path}`, ...scores.map(String), faults.join(", ")]);
  }
  printFigures("Lighthouse, of 100", ["page", ...CATEGORIES, "for want of"], rows);
}

async function printMessages(): Promise<void> {
  const messages = await nuMessages(folder);
  console.log(messages.size === 0 ? "The Nu checker finds nothing." : "The Nu checker says:");
  for (const [said, count] of messages) console.log(`  ${count} × ${said}`);
}

/** Both are programs of others, which want a network, and the second Java: without them the rest still counts. */
async function orSaysWhyNot(print: () => Promise<void>): Promise<void> {
  try {
    await print();
  } catch (error) {
    console.log(`${error instanceof Error ? error.message : error}\n`);
  }
}
