/** Reads a batch's pull request: the numbers of the comments that are to be left out, and of those that are. */
import { ownLines, tickedLabels } from "./tick-boxes.ts";

const LEAVE_OUT = /^leave out (\d{1,6})$/;
/** Quotations begin with `>`, and names have no `*` of their own: no stranger can write this line. */
const IS_LEFT_OUT = /^\*\*(\d{1,6}) · .*\*\*.* is left out\.\s*$/;
/** As people write it: `drop 3, 7 and #9`. */
const DROP = /^ {0,3}drop:?((?:[ \t,]+(?:(?:and|&)[ \t]+)?#?\d{1,6})+)[ \t,.]*$/i;

/** The numbers whose boxes are ticked in a batch's body, rising. */
export function droppedIn(body: string): number[] {
  return rising(tickedLabels(body).flatMap((label) => LEAVE_OUT.exec(label)?.[1] ?? []));
}

/** The numbers of which a batch's body says that they are left out, rising. */
export function leftOutIn(body: string): number[] {
  return rising(ownLines(body).flatMap((line) => IS_LEFT_OUT.exec(line)?.[1] ?? []));
}

/** The numbers of each line `drop 3 7` in a remark, rising; `size` is how many comments the batch has. */
export function droppedBy(remark: string, size: number): number[] {
  const numbers = ownLines(remark).flatMap((line) => DROP.exec(line)?.[1]?.match(/\d+/g) ?? []);
  return rising(numbers).filter((number) => number >= 1 && number <= size);
}

function rising(numbers: readonly string[]): number[] {
  return [...new Set(numbers.map(Number))].sort((a, b) => a - b);
}
