/** The feed of what waits, written: nothing that a visitor typed gets out of the place where it stands. */
import { expect, test } from "vitest";
import { atomFeed } from "../../../service/waiting-feed/atom-feed.ts";
import { ownAttacks } from "../../support/own-attacks.ts";
import { unsafeParts } from "../../support/safe-html.ts";
import { sampleSubmission } from "../../support/sample-comments.ts";
import { elementsNamed, parseXml } from "../../support/well-formed-xml.ts";

const HEAD = { title: "A blog", serviceUrl: "https://comments.example/" };

function feedOf(typed: string) {
  const submission = sampleSubmission({
    text: typed,
    author: { name: typed, url: null, key: null },
  });
  const item = {
    submission,
    post: { title: typed, url: "https://blog.example/" },
    parent: { name: typed, text: typed, url: "https://blog.example/#c" },
    earlier: null,
  };
  const waiting = { proposed: "2026-06-01T12:00:00Z", item, reasons: [typed] };
  const suspects = { count: 3, shown: [waiting], updated: waiting.proposed };
  return parseXml(atomFeed({ comments: [waiting], suspects }, { ...HEAD, title: typed }));
}

const SHAPE = feedOf("words");

test.each(ownAttacks())("%j", (attack) => {
  const feed = feedOf(attack);
  expect(shapeOf(feed)).toEqual(shapeOf(SHAPE));
  const contents = elementsNamed(feed, "content");
  expect(contents).toHaveLength(2);
  for (const { text } of contents) expect(unsafeParts(text)).toEqual([]);
});

test.each(["\u0000", "\u0008", "\u001b", "\ufffe", "\uffff", "\ud800"])(
  "has no %j, which XML has no place for",
  (character) => {
    const feed = feedOf(`a${character}b`);
    expect(shapeOf(feed)).toEqual(shapeOf(SHAPE));
    for (const { text } of elementsNamed(feed, "title")) expect(text).not.toContain(character);
  },
);

/** Names and attributes of all elements. */
function shapeOf(element: ReturnType<typeof parseXml>): unknown {
  return [element.name, element.attributes, element.children.map(shapeOf)];
}
