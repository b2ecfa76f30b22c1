/** Where the next line of a quotation stands: in which quotations and lists, and behind which gap. */
import type { Token } from "markdown-it";
import { inertLine } from "./inert-text.ts";

/** As many levels as our Markdown has, which is few. */
export interface Place {
  containers: Container[];
  lists: List[];
  /** An empty line comes before the next block. */
  isGap: boolean;
  /** A list may follow at once. */
  isAfterTightText: boolean;
}

interface Container {
  first: string;
  rest: string;
  /** Nothing of it was written yet. */
  isFresh: boolean;
}

interface List {
  /** Null in a list of bullets. */
  number: number | null;
  /** As typed: by it, lists that follow each other stay apart. */
  sign: string;
  isTight: boolean;
  isBegun: boolean;
}

/** From here on, a number could be the name of a commit. */
const MOST_NUMBER = 999_999;

export function startOfQuotation(): Place {
  return { containers: [quote()], lists: [], isGap: false, isAfterTightText: false };
}

/** Follows a token of Markdown that opens or closes something. */
export function moveTo(place: Place, token: Token): void {
  if (token.type === "blockquote_open") place.containers.push(quote());
  if (token.type === "blockquote_close") place.containers.pop();
  if (token.type.endsWith("_list_open")) beginList(place, token);
  if (token.type.endsWith("_list_close")) endList(place);
  if (token.type === "list_item_open") beginItem(place);
  if (token.type === "list_item_close") endItem(place);
}

/** After a block was written, whose paragraph stood close to its list's others if it is `isTight`. */
export function moveBehind(place: Place, isTight: boolean): void {
  const list = place.lists.at(-1);
  if (isTight && list) list.isTight = true;
  place.isAfterTightText = isTight;
  place.isGap = true;
}

/** What stands before the next line, with the empty line that goes before it. */
export function headOf(place: Place): string {
  const written = place.containers.filter(({ isFresh }) => !isFresh);
  const gap = written.map(({ rest }) => rest).join("");
  const line = place.containers.map(({ first, rest, isFresh }) => (isFresh ? first : rest));
  for (const container of place.containers) container.isFresh = false;
  const head = `${place.isGap ? `${gap.trimEnd()}\n` : ""}${line.join("")}`;
  place.isGap = false;
  return head;
}

function quote(): Container {
  return { first: "> ", rest: "> ", isFresh: true };
}

function beginList(place: Place, token: Token): void {
  const isNumbered = token.type === "ordered_list_open";
  const number = isNumbered ? Number(token.attrGet("start") ?? 1) : null;
  // Other numbers do not end a paragraph.
  if (place.isAfterTightText && (number === null || number === 1)) place.isGap = false;
  place.lists.push({ number, sign: token.markup, isTight: false, isBegun: false });
}

function endList(place: Place): void {
  place.lists.pop();
  place.isAfterTightText = false;
}

function beginItem(place: Place): void {
  const list = place.lists.at(-1);
  if (!list) return;
  if (list.isBegun && list.isTight) place.isGap = false;
  list.isBegun = true;
  place.containers.push({ ...signOf(list), isFresh: true });
}

function endItem(place: Place): void {
  const list = place.lists.at(-1);
  if (list?.number != null) list.number++;
  const item = place.containers.pop();
  // Nothing of it was written: what comes next is not close to what came before.
  if (item?.isFresh) place.isGap = place.containers[0]?.isFresh === false;
  place.isAfterTightText = false;
}

function signOf({ number, sign }: List): Omit<Container, "isFresh"> {
  const counted = `${number ?? ""}${sign} `;
  if (number === null || number <= MOST_NUMBER) {
    return { first: counted, rest: " ".repeat(counted.length) };
  }
  return { first: `- ${inertLine(counted)} `, rest: "  " };
}
