/** A key of the comment service as settings have it: bytes in hexadecimal or base64. */

export const KEY_BYTES = 32;

/** Null where it is written in neither way, or is too short. */
export function keyIn(text: string): Buffer | null {
  const trimmed = text.trim();
  const encoding = /^(?:[0-9a-f]{2})+$/i.test(trimmed) ? "hex" : "base64";
  if (encoding === "base64" && !/^[\w+/-]+={0,2}$/.test(trimmed)) return null;
  const key = Buffer.from(trimmed, encoding);
  return key.length >= KEY_BYTES ? key : null;
}
