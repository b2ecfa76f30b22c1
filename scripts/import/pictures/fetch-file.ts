/** Fetches one file from the web, within limits. */
import { type IncomingMessage, request as overHttp } from "node:http";
import { request as overHttps } from "node:https";
import { parsedUrl } from "../../../comments/parsed-url.ts";
import { guardedLookup, whyNotFetched } from "./public-address.ts";

export interface FetchLimits {
  /** The old site, which may be on this machine or network; nothing else there is asked. */
  site: string | null;
  maxBytes: number;
  /** For all of it, redirects too. */
  milliseconds: number;
}

/** What came instead of the file. The host answered. */
export class NotFetched extends Error {}

const MAX_REDIRECTS = 5;

/** Throws `NotFetched` where the host answers with something else, and other errors where it does not answer. */
export async function fetchFile(address: string, limits: FetchLimits): Promise<Buffer> {
  const signal = AbortSignal.timeout(limits.milliseconds);
  let url = parsedUrl(address);
  for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
    if (url === null) throw new NotFetched("it is no address");
    const why = whyNotFetched(url, limits.site);
    if (why !== null) throw new NotFetched(why);
    const answer = await answerOf(url, limits.site, signal);
    const { statusCode = 0, headers } = answer;
    if (statusCode === 200) return bytesOf(answer, limits.maxBytes);
    answer.destroy();
    if (statusCode < 300 || statusCode >= 400 || headers.location === undefined)
      throw new NotFetched(`its host answered ${statusCode}`);
    url = parsedUrl(headers.location, url);
  }
  throw new NotFetched("its host sends us on and on");
}

function answerOf(url: URL, site: string | null, signal: AbortSignal): Promise<IncomingMessage> {
  const request = url.protocol === "https:" ? overHttps : overHttp;
  const headers = { accept: "image/*", "user-agent": "Stet" };
  return new Promise((resolve, reject) => {
    request(url, { headers, signal, lookup: guardedLookup(url, site) }, resolve)
      .once("error", reject)
      .end();
  });
}

async function bytesOf(answer: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer) {
    size += chunk.length;
    // Leaving the loop ends the connection.
    if (size > maxBytes) throw new NotFetched(`it is larger than ${Math.round(maxBytes / 1e6)} MB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
