import { expect, test } from "vitest";
import type { ImportedPost } from "../../../scripts/import/origin.ts";
import { postFileText } from "../../../scripts/import/post-file.ts";
import { siteDates } from "../../../site/dates.ts";
import { frontMatterParser } from "../../../site/front-matter.ts";

const dates = siteDates("Europe/Berlin", "en");
const parse = frontMatterParser(dates);
const parts = { title: "A: title", aliases: [], tags: [], image: null, text: "Hello.\n\n" };
const post: ImportedPost = {
  ...{ id: "1", kind: "post", title: "", slug: "", address: null, isPublished: true, tags: [] },
  ...{ date: null, updated: null, description: "", draft: false, pinned: false, comments: "open" },
  ...{
    navigation: true,
    image: null,
    text: () => ({ pictures: [], write: () => ({ text: "", remarks: [] }) }),
  },
};

test.each([
  ["2010-05-28T10:00:00Z", "2010-05-28 12:00"],
  ["2010-05-28T10:00:07Z", "2010-05-28 12:00:07"],
  ["2009-12-31T23:30:00Z", "2010-01-01 00:30"],
  // The clock there shows half past two twice.
  ["2010-10-31T00:30:00Z", "2010-10-31T02:30:00+02:00"],
  ["2010-10-31T01:30:00Z", "2010-10-31T02:30:00+01:00"],
])(
  "%s is written as the clock there shows it, and read again as the same moment",
  (date, written) => {
    const text = postFileText({ ...post, date }, parts, {
      file: "a.md",
      timeZone: "Europe/Berlin",
      parse,
    });
    expect(text).toBe(`---\ntitle: "A: title"\ndate: ${written}\n---\n\nHello.\n`);
    expect(parse(text, "a.md").frontMatter.date).toBe(date);
  },
);
