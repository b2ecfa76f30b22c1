/** A WordPress export of any size, written as a stream: posts of both editors, and threads below them. */

import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { paragraph, words } from "../blog/prose.ts";
import { type Chance, chanceFrom, percent } from "../chance.ts";

const SITE = "https://old.example";
/** So that 20,000 posts with 10 comments each are about 400 MB. */
const PARAGRAPHS = 50;

export async function writeExport(path: string, posts: number, comments: number): Promise<void> {
  const chance = chanceFrom(6);
  const file = createWriteStream(path);
  file.write(`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<link>${SITE}</link><wp:base_blog_url>${SITE}</wp:base_blog_url>\n`);
  for (let number = 0; number < posts; number += 1) {
    const isRoom = file.write(item(chance, number, comments));
    if (!isRoom) await once(file, "drain");
  }
  file.end("</channel></rss>\n");
  await once(file, "close");
}

function item(chance: Chance, number: number, comments: number): string {
  const date = moment(number * 3_600);
  const thread = Array.from({ length: comments }, (_, at) =>
    comment(chance, number * comments + at + 1, at === 0 || percent(chance, 50) ? 0 : 1, number),
  );
  return `<item><title>${words(chance, 3, 8)}</title>
<link>${addressOf(number)}</link>
<dc:creator>ada</dc:creator>
<content:encoded><![CDATA[${content(chance, number)}]]></content:encoded>
<excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>${number + 1}</wp:post_id>
<wp:post_date>${date}</wp:post_date><wp:post_date_gmt>${date}</wp:post_date_gmt>
<wp:comment_status>open</wp:comment_status><wp:post_name>post-${number}</wp:post_name>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
<category domain="post_tag" nicename="tag-${number % 20}"><![CDATA[tag-${number % 20}]]></category>
${thread.join("")}</item>
`;
}

function content(chance: Chance, number: number): string {
  const paragraphs = Array.from({ length: PARAGRAPHS }, () => paragraph(chance));
  const link = `<a href="${addressOf(Math.max(0, number - 1))}">before</a>`;
  if (number % 2 === 0)
    return [...paragraphs, `<h2>Lists</h2>\n<ul>\n<li>${link}</li>\n</ul>`].join("\n\n");
  return paragraphs
    .map((text) => `<!-- wp:paragraph -->\n<p>${text} <em>${link}</em></p>\n<!-- /wp:paragraph -->`)
    .join("\n\n");
}

function comment(chance: Chance, id: number, answers: number, post: number): string {
  const date = moment(post * 3_600 + (id % 1_000));
  return `<wp:comment><wp:comment_id>${id}</wp:comment_id>
<wp:comment_author><![CDATA[${words(chance, 1, 2)}]]></wp:comment_author>
<wp:comment_author_email>somebody@user.example</wp:comment_author_email>
<wp:comment_author_url>https://somebody.example/</wp:comment_author_url>
<wp:comment_date_gmt>${date}</wp:comment_date_gmt>
<wp:comment_content><![CDATA[${paragraph(chance)}]]></wp:comment_content>
<wp:comment_approved>1</wp:comment_approved><wp:comment_type>comment</wp:comment_type>
<wp:comment_parent>${answers === 0 ? 0 : id - answers}</wp:comment_parent><wp:comment_user_id>0</wp:comment_user_id>
</wp:comment>
`;
}

function addressOf(number: number): string {
  return `${SITE}/${moment(number * 3_600).slice(0, 4)}/post-${number}/`;
}

/** As WordPress writes it. */
function moment(seconds: number): string {
  return new Date(Date.UTC(2010, 0, 1) + seconds * 1000)
    .toISOString()
    .slice(0, 19)
    .replace("T", " ");
}
