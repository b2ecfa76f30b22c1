/** The headings of a post, for a list of them at its beginning. */
import type { Post } from "./post.ts";
import { parsePost } from "./post-markdown.ts";

export interface ContentsItem {
  /** The id of the heading. */
  id: string;
  title: string;
  below: ContentsItem[];
}

/** Headings of the second level, each with those of the third below it. */
export function contentsOf({ body }: Pick<Post, "body">, language: string): ContentsItem[] {
  const tokens = parsePost(body(), language);
  const contents: ContentsItem[] = [];
  for (const [at, token] of tokens.entries()) {
    if (token.type !== "heading_open" || !["h2", "h3"].includes(token.tag)) continue;
    const item = { id: String(token.attrGet("id")), title: plainText(tokens[at + 1]), below: [] };
    const above = token.tag === "h3" ? contents.at(-1) : undefined;
    (above?.below ?? contents).push(item);
  }
  return contents;
}

function plainText(token: ReturnType<typeof parsePost>[number] | undefined): string {
  const words = (token?.children ?? []).filter(
    ({ type }) => type === "text" || type === "code_inline",
  );
  return words.map(({ content }) => content).join("");
}
