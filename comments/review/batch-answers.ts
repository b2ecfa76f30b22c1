/** What the moderator answered to a batch: the numbers of the comments to leave out. */
import { ownLines, tickedLabels } from "./tick-boxes.ts";

const LEAVE_OUT = /^leave out (\d{1,6})$/;
const DROP = /^ {0,3}drop((?:[ \t,]+\d{1,6})+)[ \t,.]*$/i;

/** The numbers whose boxes are ticked in a batch's body, rising. */
export function droppedIn(body: string): number[] {
  return rising(tickedLabels(body).flatMap((label) => LEAVE_OUT.exec(label)?.[1] ?? []));
}

/** The numbers of each line `drop 3 7` in a remark, rising; `size` is how many comments the batch has. */
export function droppedBy(remark: string, size: number): number[] {
  const numbers = ownLines(remark).flatMap((line) => DROP.exec(line)?.[1]?.match(/\d+/g) ?? []);
  return rising(numbers).filter((number) => number >= 1 && number <= size);
}

function rising(numbers: readonly string[]): number[] {
  return [...new Set(numbers.map(Number))].sort((a, b) => a - b);
}
