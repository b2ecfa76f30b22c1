import { expect, test } from "vitest";
import { pictureFile } from "../../../site/images/picture-file.ts";

test.each([
  ["/assets/heron.jpg", "assets/heron.jpg"],
  ["heron.jpg", "posts/walks/heron.jpg"],
  ["./heron.jpg?v=2#top", "posts/walks/heron.jpg"],
  ["../../assets/heron.jpg", "assets/heron.jpg"],
  ["gr%C3%BC%C3%9Fe.jpg", "posts/walks/grüße.jpg"],
  ["../../../secret.jpg", "../secret.jpg"],
  ["/../secret.jpg", "../secret.jpg"],
  ["%E0%A4%A.jpg", "posts/walks/\ufffd%A.jpg"],
  ["https://other.example/heron.jpg", null],
  ["//other.example/heron.jpg", null],
  ["data:image/gif;base64,R0lGODlh", null],
  ["", null],
])("%s in a post is the file %s", (written, file) => {
  expect(pictureFile(written, "posts/walks/river.md")).toBe(file);
});
