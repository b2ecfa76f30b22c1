/** Quotes and lists that nest too deep go on as paragraphs: markdown-it by itself leaves their text out. */
import type { MarkdownIt, StateBlock } from "markdown-it";

/** `maxLevel` counts a quote once and a list twice, for itself and for its item. */
export function flattenDeepBlocks(md: MarkdownIt, maxLevel: number): void {
  md.block.ruler.before("table", "deep_block", (state, startLine, endLine) => {
    if (state.level < maxLevel) return false;
    pushParagraph(state, startLine, endOfParagraph(state, startLine, endLine));
    return true;
  });
}

function endOfParagraph(state: StateBlock, startLine: number, endLine: number): number {
  let line = startLine + 1;
  while (line < endLine && !state.isEmpty(line) && isInContainer(state, line)) line++;
  return line;
}

function isInContainer(state: StateBlock, line: number): boolean {
  return (state.sCount[line] ?? 0) >= state.blkIndent;
}

function pushParagraph(state: StateBlock, startLine: number, endLine: number): void {
  state.line = endLine;
  state.push("paragraph_open", "p", 1);
  const inline = state.push("inline", "", 0);
  inline.content = state.getLines(startLine, endLine, state.blkIndent, false).trim();
  inline.map = [startLine, endLine];
  inline.children = [];
  state.push("paragraph_close", "p", -1);
}
