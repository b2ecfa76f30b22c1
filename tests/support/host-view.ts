/** What a git host would act on in a pull request, and in the commit message that a squash makes of it. */
import MarkdownIt, { type Token } from "markdown-it";

/** Anywhere in the text, since GitHub wraps the message that it makes of it. */
const ACTS: Readonly<Record<string, RegExp>> = {
  mention: /@[^\s)]/,
  issue: /#\w|\b[A-Z][A-Z0-9_]*-\d/i,
  "merge request": /!\d/,
  label: /~[\w"?.&-]/,
  milestone: /%[^\s]/,
  "epic or entity": /&[^\s]/,
  "snippet or math": /\$/,
  alert: /\^/,
  emoji: /:[\w+-]+:/,
  address: /[a-z][a-z0-9+.-]*:\/\/|\b(?:mailto|xmpp|javascript|data):|\bwww\.\S/i,
  commit: /(?<![a-z0-9])[0-9a-f]{7,64}(?![a-z0-9])/i,
  "skipped checks": /\[(?:(?:skip|no)[ _-]\w+|\w+[ _-]skip)\]|\*\*\*NO_CI|skip-checks\s*:/i,
  trailer:
    /\b(?:[a-z]+-[a-z]+(?:-[a-z]+)?|changelog|suspicion|bug|feat|fix|breaking change)\s*:|^(?:> )?[a-z]\w*:/im,
  "quick action": /(?:^|\s)\/[a-z]/im,
  "end of a message": /^-{3,}|-{3,}(?! \||:)|>8/m,
  HTML: /<[a-z!/?]/i,
  "task box": /\[[ x]\]/i,
  "footnote, contents or change": /\[\^|\[_?TOC|\[\[|[[{][+-]/i,
  hidden:
    /(?!\n)[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\u00a0]|\p{M}{5}/u,
};

const markdown = new MarkdownIt("default", { html: true, linkify: true, breaks: true });
// Hosts make links of full addresses, of www. and of e-mail addresses, and leave README.md alone.
markdown.linkify.set({ fuzzyLink: false });

export interface HostView {
  /** What would be acted on, each with the words around it; empty where nothing is. */
  acts: string[];
  links: string[];
  /** The kinds of Markdown outside of quotations, in order: who breaks out of one changes it. */
  frame: string[];
}

/** `own` are the lines and links that are ours; they are not looked at as text. */
export function hostView(text: string, own: readonly string[] = []): HostView {
  const foreign = own.reduce((rest, part) => rest.replaceAll(part, "·"), text);
  const tokens = hostTokens(text);
  const inline = tokens.flatMap(({ children }) => children ?? []);
  const links = inline.flatMap((token) => String(token.attrGet("href") ?? "") || []);
  return { acts: [...actsIn(foreign), ...wrongTokens(tokens)], links, frame: frameOf(tokens) };
}

/** What a host makes of Markdown. */
export function hostTokens(text: string): Token[] {
  return markdown.parse(text, {});
}

function actsIn(text: string): string[] {
  return Object.entries(ACTS).flatMap(([what, pattern]) => {
    const match = pattern.exec(text);
    return match === null ? [] : [`${what}: ${text.slice(match.index, match.index + 40)}`];
  });
}

/** Nowhere is there HTML or an image; blocks of code are in quotations alone, and in no language. */
function wrongTokens(tokens: readonly Token[]): string[] {
  let depth = 0;
  return tokens.flatMap((token) => {
    depth += token.type.startsWith("blockquote") ? token.nesting : 0;
    const own = token.type === "fence" ? `fence${token.info}` : token.type;
    const types = [own, ...(token.children ?? []).map(({ type }) => type)];
    return types.filter((type) => !isAllowed(type, depth > 0)).map((type) => `Markdown: ${type}`);
  });
}

/** What shows how words look, and does nothing: p, br, em, strong, del, code, pre, ul, ol, li, blockquote. */
const QUOTED =
  /^(?:blockquote|paragraph|em|strong|s|bullet_list|ordered_list|list_item)_(?:open|close)$|^(?:inline|text|hardbreak|code_inline|fence)$/;

function isAllowed(type: string, isQuoted: boolean): boolean {
  if (isQuoted) return QUOTED.test(type);
  return !/^(?:html_\w+|image|fence.*|code_block|hr|s_open|ordered_list_open)$/.test(type);
}

function frameOf(tokens: readonly Token[]): string[] {
  let depth = 0;
  return tokens.flatMap(({ type, nesting, children }) => {
    if (type === "blockquote_open") depth++;
    const types = depth > 0 ? [] : [type, ...(children ?? []).map((child) => child.type)];
    if (type === "blockquote_close") depth--;
    return depth === 0 && nesting === -1 && type === "blockquote_close" ? ["quotation"] : types;
  });
}
