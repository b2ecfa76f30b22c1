import { expect, test } from "vitest";
import { directionOfPost } from "../../site/post-direction.ts";

const ARABIC = "تسكن التعليقات في مستودع المدونة نفسه، ولا تحتاج إلى خادم.";
const NAMING = "Stet يبني الصفحات.";
const ENGLISH = "Comments live in the repository of the blog, and need no server.";
const CODE = `\`\`\`js\n${"const comments = [];\n".repeat(20)}\`\`\``;

test.each([
  ["ar", "rtl", "that has more code than text", [ARABIC, CODE]],
  ["ar", "rtl", "whose paragraphs begin with the name of a program", [NAMING, NAMING]],
  ["ar", "rtl", "that quotes a sentence of English", [ARABIC, ARABIC, `> ${ENGLISH}`]],
  ["ar", "ltr", "in English that quotes a sentence of Arabic", [ENGLISH, ENGLISH, `> ${ARABIC}`]],
  [
    "ar",
    "ltr",
    "in English that names something in Arabic once",
    [ENGLISH, `${ENGLISH} مستودع`, ENGLISH],
  ],
  ["ar", "rtl", "of a picture alone", ["![](/assets/river.jpg)"]],
  ["en", "rtl", "in Arabic with a sentence of English", [ENGLISH, ARABIC, ARABIC, CODE]],
  ["en", "ltr", "in English with a sentence of Arabic", [ENGLISH, ENGLISH, ARABIC]],
  ["en", "ltr", "in English alone", [ENGLISH]],
] as const)(
  "on a site in %s, from the side of %s reads a post %s",
  (language, direction, _, parts) => {
    const post = { title: "عنوان", body: () => parts.join("\n\n") };
    expect(directionOfPost(post, language)).toBe(direction);
  },
);
