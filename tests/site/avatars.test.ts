import { expect, test } from "vitest";
import { faceOf } from "../../site/avatars.ts";

const key = "k1:9f2c61d0a4b7e813";
const photo = { link: "/blog/images/ada-144.jpg" };
const linkTo = (path: string) => `/blog${path}`;

test.each([
  ["of the author, with a photo", { key: null, owner: true }, photo, photo.link],
  ["of the author, also with a key", { key, owner: true }, photo, photo.link],
  ["of the author, without", { key: null, owner: true }, null, "/blog/avatars/author.svg"],
  ["of the author, by a key", { key, owner: true }, null, "/blog/avatars/k1-9f2c61d0a4b7e813.svg"],
  ["of a visitor", { key }, photo, "/blog/avatars/k1-9f2c61d0a4b7e813.svg"],
  ["of a visitor without an address", { key: null }, photo, null],
] as const)("the picture beside a comment %s", (_, author, shown, link) => {
  expect(faceOf(author, shown, linkTo)).toBe(link);
});
