/**
 * Ids of files in lines as `git ls-files --stage -v` prints them, `H 100644 1f7a… 0⇥posts/a.md`, in the order of their
 * paths. Lines are compared many at a time: nearly all of them are as they were.
 */
import { lineAt, partsOf, placeOf, type StoredLines } from "./stored-lines.ts";

/** Null where there is no line of this path. */
export function idIn(lines: StoredLines, path: string): string | null {
  const name = Buffer.from(`${path}\n`);
  const skipped = beforePath(lines);
  const place = placeOf(lines, name, skipped);
  if (place === lines.length) return null;
  const line = lineAt(lines, place);
  return line.subarray(skipped).equals(name) ? idOf(line.toString("latin1")) : null;
}

/** By path, of those in this folder. */
export function idsBelow(lines: StoredLines, folder: string): Map<string, string> {
  const ids = new Map<string, string>();
  const begin = `${folder}/`;
  let place = placeOf(lines, Buffer.from(begin), beforePath(lines));
  while (place < lines.length) {
    const line = lineAt(lines, place);
    place += line.length;
    const path = pathOf(line.toString("utf8", 0, line.length - 1));
    if (!path.startsWith(begin)) break;
    ids.set(path, idOf(line.toString("latin1")));
  }
  return ids;
}

/** Paths of what has another line, or none, or one and had none. */
export function differingPaths(before: StoredLines, now: StoredLines): Set<string> {
  const paths = new Set<string>();
  let at = 0;
  for (const part of partsOf(before)) {
    const same = now.part(at, Math.min(at + part.length, now.length));
    if (part.equals(same)) {
      at += part.length;
      continue;
    }
    const known = textsOf(part);
    const end = placeAfter(now, pathOf(known.at(-1) ?? ""));
    for (const line of oneSided(known, textsOf(now.part(at, end)))) paths.add(pathOf(line));
    at = end;
  }
  for (const line of textsOf(now.part(at, now.length))) paths.add(pathOf(line));
  return paths;
}

function textsOf(part: Buffer): string[] {
  return part.toString("utf8").split("\n").slice(0, -1);
}

function oneSided(some: readonly string[], others: readonly string[]): string[] {
  const [one, other] = [new Set(some), new Set(others)];
  return [...some.filter((line) => !other.has(line)), ...others.filter((line) => !one.has(line))];
}

/** The first letter after the one that ends a line: no path has it, git would quote it. */
const AFTER_END = "\v";

function placeAfter(lines: StoredLines, path: string): number {
  return placeOf(lines, Buffer.from(path + AFTER_END), beforePath(lines));
}

/** Ids are of one length in all of a repository. */
function beforePath(lines: StoredLines): number {
  return lines.length === 0 ? 0 : lineAt(lines, 0).indexOf("\t") + 1;
}

function pathOf(line: string): string {
  return line.slice(line.indexOf("\t") + 1);
}

function idOf(line: string): string {
  return line.slice("H 100644 ".length, line.indexOf("\t") - " 0".length);
}
