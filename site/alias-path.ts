/** An old address of a post, as its front matter names it: a path below the site's address. */
import { z } from "zod";

const EXPECTED = "expected an old path on this site, such as /2010/05/old.html";
const NO_QUERY = "what stands behind ? or # reaches no static site: leave it out";
/** What file systems and static hosts take. */
const MAX_SEGMENT_BYTES = 200;

/** As it is on disk: decoded, NFC. */
export const AliasPath = z.string(EXPECTED).transform((written, context) => {
  if (/[?#]/.test(written)) return refused(context, `${EXPECTED}; ${NO_QUERY}`);
  const path = decoded(written)?.normalize("NFC") ?? "";
  const [before, ...segments] = path.split("/");
  const last = segments.pop();
  const isPath = before === "" && last !== undefined && [...segments, last || "x"].every(isSegment);
  return isPath ? path : refused(context, EXPECTED);
});

/** Below the output folder: hosts answer `/old` and `/old/` with `old/index.html`. */
export function aliasFile(path: string): string {
  return /\.html?$/i.test(path) ? path : `${path.replace(/\/$/, "")}/index.html`;
}

/** The same for two that are one file on many disks, where capitals do not count. */
export function aliasKey(path: string): string {
  return aliasFile(path).toLowerCase();
}

function isSegment(name: string): boolean {
  const isPlain = /^[^\p{Cc}\\]+$/u.test(name) && !/^\.{1,2}$/.test(name);
  return isPlain && Buffer.byteLength(name) <= MAX_SEGMENT_BYTES;
}

/** Null where it holds a `%` that is none of an encoding. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function refused(context: z.RefinementCtx, message: string) {
  context.addIssue({ code: "custom", message });
  return z.NEVER;
}
