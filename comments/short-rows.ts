/** Rows of a table stay as short as they were typed: filled up, they make megabytes of a small comment. */
import type { MarkdownIt, Token } from "markdown-it";

/** A cell that is not there looks like an empty one, and so nothing typed is lost. */
export function keepRowsShort(md: MarkdownIt): void {
  md.core.ruler.after("block", "short_rows", (state) => {
    state.tokens = withoutMissingCells(state.tokens);
  });
}

function withoutMissingCells(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  for (const token of tokens) {
    if (token.type === "tr_close") {
      // Opened, empty, closed.
      while (endsInEmptyCell(kept)) kept.length -= 3;
    }
    kept.push(token);
  }
  return kept;
}

function endsInEmptyCell(tokens: readonly Token[]): boolean {
  return tokens.at(-1)?.type === "td_close" && tokens.at(-2)?.content === "";
}
