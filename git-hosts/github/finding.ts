/** Short ways to say what an examination found. */
import type { Finding } from "../reviews.ts";

type About = Finding["about"];

export function right(about: About, says: string): Finding {
  return { about, verdict: "right", says, mend: "" };
}

export function wrong(about: About, says: string, mend: string): Finding {
  return { about, verdict: "wrong", says, mend };
}

export function note(about: About, says: string, mend: string): Finding {
  return { about, verdict: "note", says, mend };
}
