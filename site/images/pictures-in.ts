/** The pictures that a text shows. Pure. */
import { parsePost } from "../post-markdown.ts";

/** The addresses of what is written as `![…](…)`. Few posts have any, and others need no look; they are the same in every language. */
export function picturesIn(body: string): string[] {
  if (!body.includes("![")) return [];
  return parsePost(body, "en").flatMap(({ children }) =>
    (children ?? []).flatMap((token) => {
      const written = token.type === "image" ? token.attrGet("src") : null;
      return typeof written === "string" ? [written] : [];
    }),
  );
}
