import { describe, expect, test } from "vitest";
import type { PictureFacts } from "../../../site/images/picture-facts.ts";
import { planPicture } from "../../../site/images/picture-plan.ts";
import { pictureInFeed, pictureOnPage } from "../../../site/images/shown-picture.ts";

const photo: PictureFacts = {
  file: "posts/Grauer Reiher.jpg",
  id: "0123456789abcdef",
  format: "jpg",
  width: 3000,
  height: 2000,
  isPhoto: true,
};
const encode = { encode: true };
const linkTo = (path: string) => `/blog${path}`;
const NAME = "images/grauer-reiher-a0123456789ab";

describe("a photo", () => {
  test("becomes three widths of the new formats, and one of its own", () => {
    const { made, src, width, height, copy } = planPicture(photo, encode);
    expect(made.map(({ path }) => path)).toEqual([
      ...[`${NAME}-400.avif`, `${NAME}-800.avif`, `${NAME}-1200.avif`],
      ...[`${NAME}-400.webp`, `${NAME}-800.webp`, `${NAME}-1200.webp`],
      `${NAME}-1200.jpg`,
    ]);
    expect({ src, width, height, copy }).toEqual({
      src: `/${NAME}-1200.jpg`,
      width: 1200,
      height: 800,
      copy: null,
    });
  });

  test.each([
    [200, [200]],
    [400, [400]],
    [401, [400, 401]],
    [1000, [400, 800, 1000]],
  ])("of %i dots is never made larger: %j", (width, widths) => {
    const { sources } = planPicture({ ...photo, width }, encode);
    expect(sources.map(({ files }) => files.map((file) => file.width))).toEqual([widths, widths]);
  });

  test("that is a hair is at least a dot high", () => {
    expect(planPicture({ ...photo, height: 1 }, encode).height).toBe(1);
  });

  test("says in a page what there is to choose from, and comes later unless it is the first", () => {
    const plan = planPicture({ ...photo, width: 500, height: 250 }, encode);
    const sizes = "(min-width: 532px) 500px, calc(100vw - 2rem)";
    const srcset = (format: string) =>
      `/blog/${NAME}-400.${format} 400w, /blog/${NAME}-500.${format} 500w`;
    const plain = { src: `/blog/${NAME}-500.jpg`, width: "500", height: "250" };
    expect(pictureOnPage(plan, true, linkTo)).toEqual({
      attributes: plain,
      sources: [
        { type: "image/avif", srcset: srcset("avif"), sizes },
        { type: "image/webp", srcset: srcset("webp"), sizes },
      ],
    });
    expect(pictureOnPage(plan, false, linkTo).attributes).toEqual({
      ...plain,
      loading: "lazy",
      decoding: "async",
    });
    expect(pictureInFeed(plan, linkTo)).toEqual({ attributes: plain, sources: [] });
  });

  test("of another site only comes later", () => {
    const attributes = { loading: "lazy", decoding: "async" };
    expect(pictureOnPage(null, false, linkTo)).toEqual({ attributes, sources: [] });
  });
});

test.each([
  ["a drawing", { ...photo, file: "posts/plan.svg", format: "svg", isPhoto: false }, encode],
  ["a photo in a preview", { ...photo, file: "posts/plan.svg" }, { encode: false }],
] as const)("%s is copied as it is", (_, facts, options) => {
  const { made, sources, copy, src } = planPicture(facts, options);
  expect([made, sources]).toEqual([[], []]);
  expect(copy).toBe(`images/plan-a0123456789ab.${facts.format}`);
  expect(src).toBe(`/${copy}`);
});

test("what lies in assets/ is published already", () => {
  const drawing = { ...photo, file: "assets/plan.svg", format: "svg", isPhoto: false } as const;
  expect(planPicture(drawing, encode)).toMatchObject({ src: "/assets/plan.svg", copy: null });
});
