/** An address as the URL standard reads it. */

/**
 * Null where it is none. Not by `URL.canParse`: in Node 20 and 22 it refuses addresses with letters such as
 * ü once V8 has compiled it, after some thousand calls.
 */
export function parsedUrl(text: string, base?: string | URL): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}
