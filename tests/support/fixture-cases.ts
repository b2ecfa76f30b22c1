/** Reads text fixtures: a heading line, a dot, what goes in, a dot, what comes out, a dot. */
import { readFileSync } from "node:fs";

export interface FixtureCase {
  title: string;
  line: number;
  input: string;
  output: string;
}

/** `→` stands for a tab and `␀` for NUL, so that an editor cannot lose them. */
export function fixtureCases(path: string): FixtureCase[] {
  const cases: FixtureCase[] = [];
  const lines = readFileSync(path, "utf8").split("\n");
  let title = "";
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (line !== ".") {
      title = line || title;
      continue;
    }
    const middle = endOf(lines, at + 1, path);
    const end = endOf(lines, middle + 1, path);
    const part = (from: number, to: number) =>
      lines.slice(from, to).join("\n").replaceAll("→", "\t").replaceAll("␀", "\0");
    cases.push({ title, line: at + 1, input: part(at + 1, middle), output: part(middle + 1, end) });
    at = end;
  }
  return cases;
}

function endOf(lines: readonly string[], from: number, path: string): number {
  const end = lines.indexOf(".", from);
  if (end === -1) throw new Error(`${path}:${from}: no line with a dot ends this part`);
  return end;
}
