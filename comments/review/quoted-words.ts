/** The words of a block, line by line, each with how it looks; and where its links lead. */
import type { Token } from "markdown-it";
import { isSameText, visiblePart } from "./inert-text.ts";
import type { Mark, Run } from "./marked-line.ts";

const MARKS: Readonly<Record<string, Mark>> = { strong: "strong", em: "emphasis", s: "struck" };

interface Look {
  /** Emphasis within emphasis looks like emphasis: one is left when all are. */
  depths: Map<Mark, number>;
  link: { token: Token; words: string } | null;
}

/** `base` is how all of the block looks. */
export function lineRuns(children: readonly Token[], base: readonly Mark[] = []): Run[][] {
  const look: Look = { depths: new Map(base.map((mark) => [mark, 1])), link: null };
  let line: Run[] = [];
  const lines = [line];
  for (const token of children) {
    line.push(...runsOf(token, look));
    if (token.type !== "softbreak" && token.type !== "hardbreak") continue;
    line = [];
    lines.push(line);
  }
  return lines;
}

function runsOf(token: Token, look: Look): Run[] {
  const mark = MARKS[token.tag];
  if (mark) look.depths.set(mark, (look.depths.get(mark) ?? 0) + token.nesting);
  if (token.type === "link_open") look.link = { token, words: "" };
  if (token.type === "link_close") return whereItLeads(look);
  const isCode = token.type === "code_inline";
  if (!isCode && token.type !== "text") return [];
  if (look.link) look.link.words += token.content;
  const marks = [...look.depths].flatMap(([key, depth]) => (depth > 0 ? key : []));
  return [{ text: token.content, marks: isCode ? [...marks, "code"] : marks }];
}

/** What a page shows only when it is asked stands in brackets: the address, unless it is the text, and a title. */
function whereItLeads(look: Look): Run[] {
  const { token, words } = look.link ?? { token: null, words: "" };
  look.link = null;
  const address = readable(String(token?.attrGet("href") ?? ""));
  const title = String(token?.attrGet("title") ?? "");
  const isItself = words === address || `mailto:${words}` === address;
  const more = [isItself ? "" : address, title === "" ? "" : `“${title}”`].filter((part) => part);
  return more.length === 0 ? [] : bracketed(more.join(" "));
}

export function bracketed(typed: string): Run[] {
  return [plain(" "), ours("("), plain(typed), ours(")")];
}

export function plain(text: string): Run {
  return { text, marks: [] };
}

export function ours(text: string): Run {
  return { text, marks: [], isOurs: true };
}

/** As it was typed, if all of it can be seen so; a name that looks like another one stays in code. */
function readable(address: string): string {
  try {
    const decoded = decodeURI(address);
    return isSameText(visiblePart(decoded), decoded) && !/\s/.test(decoded) ? decoded : address;
  } catch {
    return address;
  }
}
