/** What `npm run NAME` runs: so that a process is measured as its user starts it, without npm's own cost. */
import { readFileSync } from "node:fs";

const MANIFEST = new URL("../../package.json", import.meta.url);

/** The words after `node`. */
export function commandOf(name: string): string[] {
  const command: unknown = JSON.parse(readFileSync(MANIFEST, "utf8")).scripts[name];
  const [, ...words] = String(command).split(" ");
  return words;
}
