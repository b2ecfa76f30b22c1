/** A picture that stands alone and has a title gets that as its caption. */
import type { MarkdownIt, Token } from "markdown-it";

/** `![What it shows](heron.jpg "A caption")`, as the only thing in a paragraph. */
export function captionPictures(markdown: MarkdownIt): void {
  markdown.core.ruler.push("captions", ({ tokens, Token: Made }) => {
    for (const [at, token] of tokens.entries()) {
      const picture = onlyPicture(token);
      const caption = picture?.attrGet("title");
      const [open, close] = [tokens[at - 1], tokens[at + 1]];
      if (!picture || !caption || open?.type !== "paragraph_open" || !close) continue;
      open.tag = "figure";
      close.tag = "figure";
      picture.attrs = (picture.attrs ?? []).filter(([name]) => name !== "title");
      const text = new Made("text", "", 0);
      text.content = String(caption);
      const ends = [
        new Made("caption_open", "figcaption", 1),
        new Made("caption_close", "figcaption", -1),
      ];
      const [start, end] = ends;
      if (start && end) token.children = [picture, start, text, end];
    }
  });
}

function onlyPicture({ type, children }: Token): Token | undefined {
  const isAlone = type === "inline" && children?.length === 1 && children[0]?.type === "image";
  return isAlone ? children[0] : undefined;
}
