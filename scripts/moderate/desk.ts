/** What every command of the moderator works with; injected, so that tests give their own. */
import type { Moderation } from "../../git-hosts/plain-git/moderation.ts";
import type { Locale } from "./waiting-text.ts";

export interface Desk {
  moderation: Moderation;
  locale: Locale;
  /** Milliseconds since 1970. */
  now: () => number;
  print: (text: string) => void;
}

/** Lets the moderator change a text, in an editor or otherwise. */
export type Rewrite = (text: string) => Promise<string>;
