/** The boxes that a moderator ticks in a pull request, and what is said below it line by line. */

const BOX = /^- \[([ xX])\] (.+?)\s*$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/;

/** A line of its own, with an empty line around it. `label` is ours. */
export function tickBox(label: string, isTicked = false): string {
  return `- [${isTicked ? "x" : " "}] ${label}`;
}

export interface TickBox {
  label: string;
  isTicked: boolean;
}

export function boxesIn(body: string): TickBox[] {
  return ownLines(body).flatMap((line) => {
    const [, mark, label] = BOX.exec(line) ?? [];
    return label === undefined ? [] : { label, isTicked: mark !== " " };
  });
}

export function tickedLabels(body: string): string[] {
  return boxesIn(body).flatMap(({ label, isTicked }) => (isTicked ? label : []));
}

/** What the writer says and does not quote: no line of a quotation (`>`), none between fences. */
export function ownLines(markdown: string): string[] {
  const own: string[] = [];
  let fence = "";
  for (const line of markdown.split(/\r\n?|\n/)) {
    const [, marks = "", after = ""] = FENCE.exec(line) ?? [];
    if (fence !== "") {
      if (marks.startsWith(fence) && after.trim() === "") fence = "";
    } else if (marks !== "") {
      fence = marks;
    } else if (!/^ {0,3}>/.test(line)) {
      own.push(line);
    }
  }
  return own;
}
