/** What to show of the name and the website that someone gave as theirs. Pure. */
import { cleanLine, isBlank } from "../../comments/typed-text.ts";
import { webAddressOf } from "../../comments/web-address.ts";

const NOBODY = "Anonymous";

/** Some typed their address where their name was asked for: what stands before the @ is left of it. */
export function authorName(typed: string): string {
  const name = cleanLine(typed);
  const [, local = name] = /^([^\s@]+)@[^\s@]+\.[^\s@]+$/.exec(name) ?? [];
  return isBlank(local) ? NOBODY : local;
}

/** Null for a path too: some forms put that of the post there. */
export function authorUrl(typed: string): string | null {
  const address = typed.trim();
  return address === "" || address.startsWith("/") ? null : webAddressOf(address);
}
