import fc from "fast-check";
import { expect, test } from "vitest";
import { type FeedDocument, feedDocuments } from "../../site/feed-documents.ts";

const NAMED = { places: fc.nat({ max: 1_000 }) };

function led(document: FeedDocument, rel: string): string | undefined {
  return document.links.find((link) => link.rel === rel)?.path;
}

test("a short thread has one document, with all of it", () => {
  expect(feedDocuments(50)).toEqual([
    {
      path: "comments.xml",
      start: 0,
      end: 50,
      isArchive: false,
      links: [{ rel: "self", path: "comments.xml" }],
    },
  ]);
});

test("who goes from one archive to the one before it, from the current document on, misses no place", () => {
  const check = ({ places }: { places: number }) => {
    const documents = new Map(feedDocuments(places).map((document) => [document.path, document]));
    const seen = new Set<number>();
    const read: string[] = [];
    for (let path: string | undefined = "comments.xml"; path !== undefined; ) {
      const document = documents.get(path) ?? expect.fail(`there is no ${path}`);
      for (let place = document.start; place < document.end; place += 1) seen.add(place);
      read.push(path);
      path = led(document, "prev-archive");
    }
    expect(seen.size).toBe(places);
    expect(read.length).toBe(documents.size);
  };
  fc.assert(fc.property(fc.record(NAMED), check));
});

test("and back: each archive leads to the next one and to the current document", () => {
  const check = ({ places }: { places: number }) => {
    const [, ...archives] = feedDocuments(places);
    for (const [at, archive] of archives.entries()) {
      expect(led(archive, "next-archive")).toBe(archives[at + 1]?.path);
      expect(led(archive, "current")).toBe("comments.xml");
      expect(led(archive, "self")).toBe(archive.path);
    }
  };
  fc.assert(fc.property(fc.record(NAMED), check));
});

test("an archive that is there stays as it is, but for a link to the next one", () => {
  const check = ({ places, more }: { places: number; more: number }) => {
    const lasting = (count: number) =>
      feedDocuments(count)
        .slice(1)
        .map(({ links, ...document }) => ({
          ...document,
          links: links.filter(({ rel }) => rel !== "next-archive"),
        }));
    const before = lasting(places);
    expect(lasting(places + more).slice(0, before.length)).toEqual(before);
  };
  fc.assert(fc.property(fc.record({ ...NAMED, more: fc.nat({ max: 200 }) }), check));
});
