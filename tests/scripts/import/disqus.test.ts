import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { disqus } from "../../../scripts/import/disqus/disqus.ts";
import { blogWith, exportIn, importInto, outcomeOf } from "../../support/import-run.ts";

const EXPORT = readFileSync("tests/fixtures/import/disqus.xml", "utf8");
const POSTS = {
  "the-dam": { title: "The dam", aliases: "[/2012/05/the-weir/]" },
  mill: { title: "At the mill" },
  birds: { title: "Herons & kingfishers" },
};

test("brings every comment once, under its post and what it answers, or says why not", async () => {
  const root = blogWith(POSTS);
  const report = await importInto(root, disqus, fileWith(EXPORT));
  const outcome = outcomeOf(root, report);
  await expect(JSON.stringify(outcome, null, 2)).toMatchFileSnapshot(
    "../../fixtures/import/disqus.json",
  );
});

function fileWith(text: string): string {
  return `${exportIn({ "export.xml": text })}/export.xml`;
}
