/** What the doctor says of one thing, and short ways to say it. */
import type { Finding } from "../../git-hosts/reviews.ts";

/** As a git host's, about more things: `about` is a code that stays the same for programs. */
export interface Line extends Omit<Finding, "about"> {
  about: string;
}

export function right(about: string, says: string): Line {
  return { about, verdict: "right", says, mend: "" };
}

/** Nothing is wrong, and there is something to know. */
export function note(about: string, says: string, mend: string): Line {
  return { about, verdict: "note", says, mend };
}

export function wrong(about: string, says: string, mend: string): Line {
  return { about, verdict: "wrong", says, mend };
}
