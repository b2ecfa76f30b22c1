import { expect, test } from "vitest";
import { stableJson } from "../../comments/stable-json.ts";
import { Thread } from "../../comments/thread.ts";
import { threadFiles } from "../../site/thread-files.ts";
import { atomFaults } from "../support/atom-faults.ts";
import {
  sampleComment,
  sampleMention,
  sampleThread,
  tombstone,
} from "../support/sample-comments.ts";
import { postText, sampleSettings, sampleSite } from "../support/sample-site.ts";
import { elementsNamed, parseXml } from "../support/well-formed-xml.ts";

/** The files beside the page of one post, by name. */
function filesOf(thread: Thread): Map<string, string> {
  const settings = sampleSettings({ url: "https://user.example/blog/" });
  const site = sampleSite({ "posts/a.md": postText() }, { settings, threads: [thread] });
  const files = site.index.withThread.flatMap((post) => threadFiles(post, site));
  return new Map(
    files.map(({ path, content }) => [path.replace("2026/a/", ""), String(content())]),
  );
}

function idsIn(xml: string): (string | undefined)[] {
  const entries = elementsNamed(parseXml(xml), "entry");
  return entries.map((entry) => elementsNamed(entry, "id")[0]?.text.split("#comment-")[1]);
}

const minute = (at: number) => new Date(Date.UTC(2026, 4, 1, 0, at)).toISOString().slice(0, 19);
const long = (count: number) =>
  sampleThread(
    Array.from({ length: count }, (_, at) =>
      at === 7 ? tombstone(`c${at}`) : sampleComment({ id: `c${at}`, date: `${minute(at)}Z` }),
    ),
    "a",
  );

test("a thread stands beside its page as it is", () => {
  const thread = sampleThread([sampleComment(), tombstone("b")], "a");
  const files = filesOf(thread);
  expect([...files.keys()]).toEqual(["comments.json", "comments.xml"]);
  expect(files.get("comments.json")).toBe(stableJson(Thread, thread));
});

test("a thread nobody wrote in has an empty feed", () => {
  const feed = filesOf(sampleThread([], "a")).get("comments.xml") ?? "";
  expect(atomFaults(parseXml(feed))).toEqual([]);
  expect(idsIn(feed)).toEqual([]);
});

test("the feed of a long thread has the last fifty, the newest first, and its archives all others", () => {
  const files = filesOf(long(120));
  const range = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, at) => `c${to - 1 - at}`).filter((id) => id !== "c7");
  expect([...files.keys()]).toEqual([
    ...["comments.json", "comments.xml", "comments/feed/1.xml", "comments/feed/2.xml"],
  ]);
  expect(idsIn(files.get("comments.xml") ?? "")).toEqual(range(70, 120));
  expect(idsIn(files.get("comments/feed/1.xml") ?? "")).toEqual(range(0, 50));
  expect(idsIn(files.get("comments/feed/2.xml") ?? "")).toEqual(range(50, 100));
});

test("its documents are valid, are one feed, and know each other (RFC 5005)", () => {
  const files = filesOf(long(120));
  const feed = "https://user.example/blog/2026/a/comments.xml";
  for (const [name, text] of files) {
    if (!name.endsWith(".xml")) continue;
    const document = parseXml(text);
    expect(atomFaults(document), name).toEqual([]);
    expect(document.children.find(({ name: element }) => element === "id")?.text).toBe(feed);
    const isArchive = document.children.some(({ name: element }) => element === "fh:archive");
    expect(isArchive, name).toBe(name !== "comments.xml");
  }
  const links = elementsNamed(parseXml(files.get("comments/feed/2.xml") ?? ""), "link");
  const led = links.flatMap(({ attributes: { rel, href } }) => (rel ? [`${rel} ${href}`] : []));
  expect(led.filter((link) => !link.startsWith("self"))).toContain(`current ${feed}`);
  expect(led).toContain("prev-archive https://user.example/blog/2026/a/comments/feed/1.xml");
});

test("what a comment says stands in a feed as HTML in words, which no reader takes for elements of the feed", () => {
  const feed = filesOf(sampleThread([sampleComment({ text: "As *sent* & <b>." })], "a"));
  const [content] = elementsNamed(parseXml(feed.get("comments.xml") ?? ""), "content");
  expect(content?.children).toEqual([]);
  expect(content?.text).toBe("<p>As <em>sent</em> &amp; &lt;b&gt;.</p>\n");
});

test("of a mention the feed says what it is, where it stands and what is said there", () => {
  const said = (changes: Parameters<typeof sampleMention>[0]) => {
    const feed = filesOf(sampleThread([sampleMention(changes)], "a"));
    return elementsNamed(parseXml(feed.get("comments.xml") ?? ""), "content")[0]?.text;
  };
  const link = (title: string) =>
    `<a href="https://blog.example/post" rel="nofollow ugc noopener">${title}</a>`;
  expect(said({})).toBe(`<p>Pingback: ${link("A post")}</p>\n`);
  expect(said({ kind: "reply", text: "I *answer*." })).toBe(
    `<p>Reply on another site: ${link("A post")}</p>\n<p>I <em>answer</em>.</p>\n`,
  );
  const mention = { source: "https://blog.example/post", title: "", site: "" };
  expect(said({ mention })).toBe(`<p>Pingback: ${link("https://blog.example/post")}</p>\n`);
  expect(said({ mention: { ...mention, title: "<b>" } })).toContain(link("&lt;b&gt;"));
});

test("a new comment leaves the full archives as they were", () => {
  const [before, after] = [filesOf(long(120)), filesOf(long(121))];
  for (const name of ["comments/feed/1.xml", "comments/feed/2.xml"]) {
    expect(after.get(name)).toBe(before.get(name));
  }
  expect(after.get("comments.xml")).not.toBe(before.get("comments.xml"));
});
