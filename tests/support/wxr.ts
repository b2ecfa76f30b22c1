/** Writes WordPress exports for tests. */

export interface WxrItem {
  id: string;
  type: string;
  status: string;
  password: string;
  title: string;
  slug: string;
  link: string;
  /** As WordPress writes it, in UTC. */
  date: string;
  tags: readonly string[];
  content: string;
  comments: readonly WxrComment[];
}

export interface WxrComment {
  id: string;
  parent: string;
  approved: string;
  type: string;
  date: string;
  author: string;
  url: string;
  text: string;
  /** As WordPress before 2.8 wrote it: without CDATA. */
  isRaw?: boolean;
}

export function wxr({ site, items }: { site: string; items: readonly WxrItem[] }): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel>
${tag("link", site)}${items.map(itemXml).join("")}</channel></rss>
`;
}

function itemXml(item: WxrItem): string {
  const tags = item.tags.map(
    (name) => `<category domain="post_tag" nicename="x">${cdata(name)}</category>\n`,
  );
  const parts = [
    tag("title", item.title),
    tag("link", item.link),
    tag("content:encoded", item.content),
    tag("wp:post_id", item.id),
    tag("wp:post_date_gmt", item.date),
    tag("wp:post_name", item.slug),
    tag("wp:status", item.status),
    tag("wp:post_type", item.type),
    tag("wp:post_password", item.password),
    ...tags,
    ...item.comments.map(commentXml),
  ];
  return `<item>\n${parts.join("")}</item>\n`;
}

function commentXml(comment: WxrComment): string {
  const parts = [
    tag("wp:comment_id", comment.id),
    tag("wp:comment_author", comment.author),
    tag("wp:comment_author_url", comment.url),
    tag("wp:comment_date_gmt", comment.date),
    comment.isRaw
      ? `<wp:comment_content>${comment.text}</wp:comment_content>\n`
      : tag("wp:comment_content", comment.text),
    tag("wp:comment_approved", comment.approved),
    tag("wp:comment_type", comment.type),
    tag("wp:comment_parent", comment.parent),
  ];
  return `<wp:comment>\n${parts.join("")}</wp:comment>\n`;
}

function tag(name: string, text: string): string {
  return `<${name}>${cdata(text)}</${name}>\n`;
}

function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}
