/** The name to show for what someone gave as theirs. Pure. */
import { cleanLine, isBlank } from "../../comments/typed-text.ts";

const NOBODY = "Anonymous";

/** Some typed their address where their name was asked for: what stands before the @ is left of it. */
export function authorName(typed: string): string {
  const name = cleanLine(typed);
  const [, local = name] = /^([^\s@]+)@[^\s@]+\.[^\s@]+$/.exec(name) ?? [];
  return isBlank(local) ? NOBODY : local;
}
