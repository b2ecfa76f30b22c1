/** Serves what is to be opened, with its Content-Security-Policy taken off; and is the wall around the browser. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Exhibit } from "./exhibits.ts";

export interface Stage {
  /** Where the site lies, with a slash at its end. */
  siteUrl: string;
  /** Where everything lies. */
  origin: string;
  /** The built site, by path below its address: as the comment service reads it, and the browser. */
  site: Map<string, string>;
  /** Puts exhibits up; gives the path of each. */
  show: (exhibits: readonly Exhibit[]) => string[];
  /** Takes them down again. */
  clear: (paths: readonly string[]) => void;
  close: () => void;
}

const SITE = "/blog/";
const FRAMING = "/stage/";
/** Below it lies nothing else. */
export const EXHIBITS = "/exhibit/";

export async function openStage(): Promise<Stage> {
  const site = new Map<string, string>();
  const shown = new Map<string, Exhibit>();
  let count = 0;
  const server = createServer((request, response) => {
    const path = pathOf(request);
    const exhibit = shown.get(path);
    const file = site.get(fileAt(path));
    if (exhibit) answer(response, 200, exhibit.mediaType, withoutPolicy(exhibit.body));
    else if (file !== undefined) answer(response, 200, mediaTypeOf(path), file);
    else if (path === FRAMING)
      answer(response, 200, "text/html", "<!doctype html><title>Stage</title>");
    else answer(response, 404, "text/plain", "");
  });
  // As the browser's proxy it is asked so for anything elsewhere by https; nothing gets out.
  server.on("connect", (_, socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const origin = `http://127.0.0.1:${port}`;
  return {
    siteUrl: origin + SITE,
    origin,
    site,
    show: (exhibits) =>
      exhibits.map((exhibit) => {
        count += 1;
        const path = `${EXHIBITS}${count}/`;
        shown.set(path, exhibit);
        return path;
      }),
    clear: (paths) => {
      for (const path of paths) shown.delete(path);
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The page from which the exhibits are opened. */
export function framingPage({ origin }: Stage): string {
  return origin + FRAMING;
}

function pathOf({ url = "" }: IncomingMessage): string {
  const path = url.replace(/\?.*$/, "");
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

function withoutPolicy(body: string): string {
  return body.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
}

/** Pages of the service ask for style sheets at the top, as there. */
function fileAt(path: string): string {
  const below = path.startsWith(SITE) ? path.slice(SITE.length) : path.slice(1);
  return below === "" || below.endsWith("/") ? `${below}index.html` : below;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  css: "text/css",
  json: "application/json",
  svg: "image/svg+xml",
  xml: "application/xml",
};

export function mediaTypeOf(path: string): string {
  return MEDIA_TYPES[path.replace(/^.*\./, "")] ?? "text/html; charset=utf-8";
}

function answer(response: ServerResponse, status: number, mediaType: string, body: string): void {
  // Thousands of pages have the same style sheets.
  const caching = mediaType === MEDIA_TYPES.css ? "max-age=3600" : "no-store";
  response.writeHead(status, { "content-type": mediaType, "cache-control": caching }).end(body);
}
