import { expect, test } from "vitest";
import type { ChangedFiles } from "../../../site/changed-files.ts";
import { contentId } from "../../../site/content-ids.ts";
import { pictureFacts } from "../../../site/images/picture-facts.ts";
import { GIF, jpeg, png, writePictures } from "../../support/sample-pictures.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const svg = (attributes: string) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}></svg>`);

function factsOf(bytes: Buffer, file = "assets/picture") {
  const folder = temporaryFolder();
  writePictures(folder, { [file]: bytes });
  return pictureFacts(folder, file);
}

test.each([
  ["a JPEG", () => jpeg(60, 40), { format: "jpg", width: 60, height: 40, isPhoto: true }],
  ["one from a camera on its side", () => jpeg(60, 40, 6), { width: 40, height: 60 }],
  ["a PNG", () => png(30, 20), { format: "png", width: 30, height: 20, isPhoto: true }],
  ["a GIF", () => GIF, { format: "gif", width: 1, height: 1, isPhoto: false }],
  ["an SVG", () => svg('width="40" height="30"'), { format: "svg", width: 40, isPhoto: false }],
  ["one that takes all the room", () => svg('viewBox="0 0 4 3"'), { width: 1200, height: 900 }],
] as const)("of %s", async (_, picture, facts) => {
  expect(factsOf(await picture())).toMatchObject(facts);
});

test("a PNG that moves stays whole", async () => {
  const moving = Buffer.concat([await png(3, 2), Buffer.from("acTL")]);
  expect(factsOf(moving)).toMatchObject({ isPhoto: false });
});

test("of one that is as the last build knew it nothing is read", () => {
  const known = factsOf(GIF);
  if ("problem" in known) return expect.fail(known.problem);
  const folder = temporaryFolder({ "assets/a.gif": "no picture" });
  const pictures = new Map([["assets/a.gif", known]]);
  const read = (changed: ChangedFiles) =>
    pictureFacts(folder, "assets/a.gif", { pictures, changed });
  expect(read(new Map())).toEqual(known);
  expect(read(new Map([["assets/a.gif", "another"]]))).toHaveProperty("problem");
  expect(known.id).toBe(contentId(GIF));
});

test.each([
  ["assets/none.jpg", "which is no file here: expected the path of a file in assets/"],
  ["assets", "which is no file here"],
  ["../secret.png", "which is no file here"],
  [".git/secret.png", "which is no file here"],
  ["assets/text.jpg", "which is no picture of a known kind: expected a JPEG, PNG, WebP"],
  ["assets/empty.svg", "which is no picture of a known kind"],
])("%s is refused", (file, problem) => {
  const folder = temporaryFolder({
    "assets/text.jpg": "words",
    "assets/empty.svg": "<svg></svg>",
    ".git/secret.png": "",
  });
  expect(pictureFacts(folder, file)).toEqual({ problem: expect.stringContaining(problem) });
});
