/** Fetches a JSON file from the deployed site, as one that may be slow, huge or not what it says. */
import type { z } from "zod";
import { parseAs, parseJson } from "../comments/bad-file.ts";

const TIMEOUT_MS = 5_000;
/** An index of 100,000 posts or a thread of 50,000 comments fits. */
const MAX_BYTES = 32 * 1024 * 1024;

export interface Fetched<T> {
  value: T;
  etag: string | null;
}

/** `unchanged` where the file still has the `etag` of the copy at hand. Throws on all else. */
export async function fetchJson<T>(
  url: string,
  schema: z.ZodType<T>,
  etag: string | null,
): Promise<Fetched<T> | "unchanged"> {
  const response = await fetch(url, {
    headers: { accept: "application/json", ...(etag === null ? {} : { "if-none-match": etag }) },
    // Following one would let whoever can place a redirect on the site choose whom we ask.
    redirect: "error",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (response.status === 304 && etag !== null) return "unchanged";
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`${url} answered with status ${response.status}`);
  }
  const text = await limitedText(response, url);
  const value = parseAs(schema, parseJson(text, url), url);
  return { value, etag: response.headers.get("etag") };
}

async function limitedText(response: Response, url: string): Promise<string> {
  const decoder = new TextDecoder();
  let size = 0;
  let text = "";
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_BYTES) throw new Error(`${url} is larger than ${MAX_BYTES} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
