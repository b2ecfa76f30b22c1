/** The rules that feeds are held to find what breaks them. */
import { expect, test } from "vitest";
import { atomFaults } from "./atom-faults.ts";
import { parseXml } from "./well-formed-xml.ts";

const ENTRY = `<entry><title>A</title><id>https://a.example/1</id><link href="https://a.example/1"/>
<updated>2026-05-28T19:14:03Z</updated><thr:in-reply-to ref="https://a.example/"/></entry>`;
const FEED = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0">
<title>T</title><id>https://a.example/</id><link rel="self" href="https://a.example/f"/>
<updated>2026-05-28T19:14:03Z</updated><author><name>Ada</name></author>${ENTRY}</feed>`;

const faultsOf = (feed: string) => atomFaults(parseXml(feed));

test("a feed that keeps them has no fault", () => {
  expect(faultsOf(FEED)).toEqual([]);
});

test.each([
  ["a feed without a title", "<title>T</title>", "", "feed: not one title"],
  [
    "two titles of an entry",
    "<title>A</title>",
    "<title>A</title><title>B</title>",
    "entry: not one title",
  ],
  ["no author anywhere", "<author><name>Ada</name></author>", "", "feed: no author"],
  ["an author without a name", "<name>Ada</name>", "", "author: not one name"],
  ["no link to itself", 'rel="self"', 'rel="via"', "feed: not one link to itself"],
  [
    "a day for a date",
    "<updated>2026-05-28T19:14:03Z",
    "<updated>2026-05-28",
    "updated: 2026-05-28 is no date of RFC 3339",
  ],
  ["a path for an id", "<id>https://a.example/1</id>", "<id>/1</id>", "id: /1 is no whole address"],
  [
    "an entry that leads nowhere",
    '<link href="https://a.example/1"/>',
    "",
    "entry: neither content nor a link to it",
  ],
  ["an id that stands twice", "</feed>", `${ENTRY}</feed>`, "entries: an id stands twice"],
  [
    "an element of another format",
    "</entry>",
    "<guid>1</guid></entry>",
    "entry: guid does not belong there",
  ],
  [
    "an answer to nothing",
    'ref="https://a.example/"',
    "",
    "thr:in-reply-to ref: undefined is no whole address",
  ],
  [
    "another namespace for answers",
    "thread/1.0",
    "thread/2.0",
    "thr:in-reply-to: not in its namespace",
  ],
  [
    "an archive without its namespace",
    "</author><entry>",
    "</author><fh:archive/><entry>",
    "fh:archive: not in its namespace",
  ],
  [
    "a feed that leads on as an archive does",
    "</author><entry>",
    '</author><link rel="next-archive" href="https://a.example/2"/><entry>',
    "link: next-archive stands in archives alone",
  ],
])("%s is found", (_, good, bad, fault) => {
  expect(faultsOf(FEED.replace(good, bad))).toEqual([fault]);
});
