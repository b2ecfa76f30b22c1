/** Tables of a post: a wide one scrolls, and must do so by keyboard too, as long lines of code do. */
import type { MarkdownIt } from "markdown-it";

export function reachTablesByKeyboard({ renderer }: MarkdownIt): void {
  renderer.rules.table_open = (tokens, at, options) => {
    tokens[at]?.attrSet("tabindex", "0");
    return renderer.renderToken(tokens, at, options);
  };
}
