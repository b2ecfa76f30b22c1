/** What a reader's browser gets: bytes, requests, shifts, and how soon a long thread can be read. */
import { join } from "node:path";
import { threadPath } from "../comments/paths.ts";
import { stableJson } from "../comments/stable-json.ts";
import { Thread } from "../comments/thread.ts";
import { site } from "../site.config.ts";
import { launchBrowser } from "../tests/support/browser.ts";
import { newBlog, samplePost } from "./blog/blog.ts";
import { sampleComments } from "./blog/comments.ts";
import { chanceFrom } from "./chance.ts";
import { printFigures, type Row, rounded } from "./figures.ts";
import { median } from "./median.ts";
import { commandOf } from "./process/command.ts";
import { measured } from "./process/measured.ts";
import { type Opened, opened } from "./reader/opened.ts";
import { served } from "./reader/served.ts";

const SIZES = [20, 2_000];
const ROUNDS = 11;

const chance = chanceFrom(5);
const text = samplePost(chance, 0);
const files = SIZES.flatMap((size): [string, string][] => {
  const post = `with-${size}`;
  const comments = sampleComments(chance, size);
  const thread: Thread = { version: 1, post, perPage: site.comments.perPage, comments };
  return [
    [`posts/${post}.md`, text],
    [threadPath(post), stableJson(Thread, thread)],
  ];
});
const blog = newBlog(new Map(files));
measured(commandOf("build"), blog, { STET_SERVICE_URL: "https://comments.example/" });

const browser = await launchBrowser();
const server = await served(join(blog, "_site"));
try {
  const found = new Map(SIZES.map((size): [number, Opened[]] => [size, []]));
  for (let round = 0; round < ROUNDS; round += 1)
    for (const size of SIZES)
      found.get(size)?.push(await opened(browser, `${server.url}2020/with-${size}/`));
  const [few = []] = found.values();
  printFigures(
    `A post in a browser with a quarter of this processor, median of ${ROUNDS}; kB gzipped, milliseconds`,
    [
      "comments",
      "kB of HTML",
      "kB of CSS",
      "requests",
      "paint",
      "ratio",
      "interactive",
      "ratio",
      "shift",
    ],
    [...found].map(([size, all]) => row(size, all, few)),
  );
} finally {
  await browser.close();
  server.close();
}

function row(size: number, all: readonly Opened[], few: readonly Opened[]): Row {
  const middle = (key: keyof Opened, of = all) => median(of.map((each) => each[key]));
  const ratio = (key: keyof Opened) => rounded(middle(key) / middle(key, few));
  return [
    rounded(size),
    rounded(middle("html") / 1000),
    rounded(middle("css") / 1000),
    middle("requests"),
    rounded(middle("paint")),
    ratio("paint"),
    rounded(middle("interactive")),
    ratio("interactive"),
    rounded(middle("shift")),
  ];
}
