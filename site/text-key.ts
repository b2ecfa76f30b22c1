/** Short names for long texts. Pure. */
import { createHash } from "node:crypto";

/** Changes with the text. Long enough that no two of a site are ever the same by chance. */
export function textKey(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 16);
}
