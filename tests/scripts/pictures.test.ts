/** Pictures of posts in a built site: smaller ones in new formats, made once. */
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { filesIn } from "../../site/output-folder.ts";
import type { WrittenSettings } from "../../site/settings.ts";
import { readSite } from "../../site/site-content.ts";
import { type BuiltBlog, blogCopy, build } from "../support/blog-copy.ts";
import { launchBrowser } from "../support/browser.ts";
import { elementsOf, type PageElement } from "../support/html-page.ts";
import { GIF, jpeg, png, writePictures } from "../support/sample-pictures.ts";
import { NOW, postText, sampleSettings } from "../support/sample-site.ts";
import { sitePage } from "../support/site-in-browser.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { elementsNamed, parseXml } from "../support/well-formed-xml.ts";

const SITE = "https://user.example/blog/";
const POST = [
  '![A heron](/assets/heron.jpg "By the *weir*")',
  "A ![plan](grüße.png) beside the post, ![dots](/assets/dots.gif) and ![from afar](https://other.example/a.jpg).",
  "```md\n![](none.jpg)\n```",
].join("\n\n");

let folder: string;
let built: BuiltBlog;
let browser: Awaited<ReturnType<typeof launchBrowser>>;
beforeAll(async () => {
  browser = await launchBrowser();
  const profile = { photo: "/assets/ada.jpg" };
  const walk = postText({ image: "/assets/wide.jpg" }, POST);
  folder = blogCopy({ "posts/walk.md": walk }, { url: SITE, profile });
  writePictures(folder, {
    "assets/heron.jpg": await jpeg(500, 250),
    "assets/wide.jpg": await jpeg(1600, 800),
    "assets/ada.jpg": await jpeg(300, 400),
    "assets/dots.gif": GIF,
    "posts/grüße.png": await png(60, 40),
  });
  built = build(folder);
  if (built.code !== 0) throw new Error(built.said);
});
afterAll(async () => {
  await browser?.close();
});

const page = () => built.files.get("2026/walk/index.html") ?? expect.fail("was not built");
const isPhotoOfAuthor = ({ attributes }: PageElement) => attributes.class === "u-photo";
const imagesIn = (html: string) =>
  elementsOf(html).filter((each) => each.tag === "img" && !isPhotoOfAuthor(each));
const output = () => join(folder, "_site");
/** With the time of its last change: whoever writes a file again changes that. */
const written = (path: string) =>
  filesIn(join(folder, path)).map((file) => `${file} ${statSync(file).mtimeMs}`);

describe("the page of a post", () => {
  test("is valid, and says how large each picture will be", async () => {
    const { results } = await new HtmlValidate().validateString(page());
    expect(results.flatMap(({ messages }) => messages)).toEqual([]);
    const sizes = imagesIn(page()).map(({ attributes: { alt, width, height } }) => [
      alt,
      width,
      height,
    ]);
    expect(sizes).toEqual([
      ["A heron", "500", "250"],
      ["plan", "60", "40"],
      ["dots", "1", "1"],
      ["from afar", undefined, undefined],
    ]);
    expect(page()).toMatch(
      /<figure><picture><source type="image\/avif".*<img [^>]*><\/picture><figcaption>By/,
    );
  });

  test("loads the first picture at once and the others when they are near", () => {
    const loading = imagesIn(page()).map(({ attributes }) => attributes.loading);
    expect(loading).toEqual([undefined, "lazy", "lazy", "lazy"]);
  });

  test("names only files that are there", () => {
    const elements = elementsOf(page());
    const named = elements.flatMap(({ tag, attributes: { src, srcset } }) =>
      tag === "source" ? (srcset ?? "").split(", ") : tag === "img" ? [src ?? ""] : [],
    );
    expect(named.length).toBe(11);
    const here = named.filter((address) => !address.startsWith("https://other.example/"));
    const paths = here.map((address) => decodeURI(address.replace(/ \d+w$/, "")));
    expect(paths.every((path) => path.startsWith("/blog/"))).toBe(true);
    const missing = paths.filter((path) => !built.files.has(path.slice("/blog/".length)));
    expect(missing).toEqual([]);
  });

  test("lets a browser choose the smallest", async () => {
    const { page: opened, complaints } = await sitePage(browser, { folder: output(), url: SITE });
    await opened.setViewportSize({ width: 360, height: 600 });
    await opened.goto(`${SITE}2026/walk/`);
    const chosen = await opened.evaluate("document.querySelector('figure img').currentSrc");
    expect(chosen).toMatch(/\/blog\/images\/heron-[0-9a-f]+-400\.avif$/);
    expect(complaints).toEqual([]);
  });
});

test("the author's photo is as small as it is shown, and a post is shared with one picture that all can show", async () => {
  const [photo] = elementsOf(page()).filter(isPhotoOfAuthor);
  expect(photo?.attributes.src).toMatch(/^\/blog\/images\/ada-[0-9a-f]+-144\.jpg$/);
  const metas = elementsOf(page()).filter(({ tag }) => tag === "meta" || tag === "link");
  const told = (name: string) =>
    metas.find(({ attributes: { property, itemprop } }) => name === (property ?? itemprop));
  const card = told("og:image")?.attributes.content ?? "";
  expect(card).toMatch(/^https:\/\/user\.example\/blog\/images\/wide-[0-9a-f]+-1200\.jpg$/);
  expect(told("image")?.attributes.href).toBe(card);
  const size = [told("og:image:width"), told("og:image:height")];
  expect(size.map((each) => each?.attributes.content)).toEqual(["1200", "600"]);
  const { width } = await sharp(join(output(), card.slice(SITE.length))).metadata();
  expect(width).toBe(1200);
});

test("smaller pictures hold nothing that the camera wrote beside the picture", async () => {
  const source = await sharp(join(folder, "assets/heron.jpg")).metadata();
  expect(source.exif?.toString("latin1")).toContain("Somebody at home");
  const made = filesIn(join(output(), "images")).filter((path) => path.includes("heron"));
  expect(made.length).toBe(5);
  for (const path of made) expect(readFileSync(path, "latin1")).not.toContain("Somebody at home");
});

test("feeds have plain pictures, with whole addresses", () => {
  const [content] = elementsNamed(parseXml(built.files.get("feed.xml") ?? ""), "content");
  const images = imagesIn(content?.text ?? "").map(({ attributes }) => attributes.src);
  expect(images).toEqual([
    expect.stringMatching(/^https:\/\/user\.example\/blog\/images\/heron-[0-9a-f]+-500\.jpg$/),
    expect.stringMatching(/^https:\/\/user\.example\/blog\/images\/gr%C3%BC%C3%9Fe-\w+-60\.png$/),
    `${SITE}assets/dots.gif`,
    "https://other.example/a.jpg",
  ]);
  expect(content?.text).not.toContain("<picture>");
});

test("a second build encodes nothing, and puts back what is missing", () => {
  const before = [...written(".stet/images"), ...written("_site/images")];
  expect(written(".stet/images").length).toBe(10);
  expect(build(folder).code).toBe(0);
  rmSync(join(output(), "images"), { recursive: true });
  expect(build(folder).code).toBe(0);
  expect(written(".stet/images")).toEqual(before.slice(0, 10));
  expect(written("_site/images").length).toBe(before.length - 10);
});

test("a picture that changes has other names, and one that is gone goes", async () => {
  const names = () => filesIn(join(output(), "images"));
  const before = names();
  writePictures(folder, { "assets/heron.jpg": await jpeg(300, 200) });
  expect(build(folder).code).toBe(0);
  expect(names().filter((path) => before.includes(path)).length).toBe(5);
  expect(names().length).toBe(8);
});

test.each([
  ["none.jpg", "posts/walk.md: shows none.jpg, which is no file here: expected the path of a file"],
  ["/assets/cut.jpg", "assets/cut.jpg: is a broken picture: "],
])("a build ends where a post shows %s", async (address, said) => {
  const whole = await jpeg(300, 200);
  writePictures(folder, { "assets/cut.jpg": whole.subarray(0, whole.length - 40) });
  writeFileSync(join(folder, "posts/walk.md"), postText({}, `![A heron](${address})`));
  const failed = build(folder);
  expect(failed.said).toContain(`The site was not built. Please mend:\n${said}`);
  expect(failed.code).toBe(1);
  expect(filesIn(join(folder, ".stet/images")).filter((path) => path.endsWith(".part"))).toEqual(
    [],
  );
});

test.each<[string, Record<string, string>, Partial<WrittenSettings>, string]>([
  [
    "a post's own picture",
    { image: "/assets/none.jpg" },
    {},
    "posts/a.md: image: is /assets/none.jpg, which is no file here",
  ],
  [
    "the author's photo",
    {},
    { profile: { photo: "/assets/none.jpg" } },
    "site.config.ts: profile.photo: is /assets/none.jpg, which is no",
  ],
])("reading ends where there is no file for %s", (_, lines, settings, says) => {
  const root = temporaryFolder({ "posts/a.md": postText(lines) });
  const read = () =>
    readSite(root, sampleSettings(settings), { now: Date.parse(NOW), preview: false });
  expect(read).toThrow(says);
});
