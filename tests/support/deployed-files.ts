/** A deployed site on loopback: files with an ETag each, which a test can change, break and count. */
import { createHash } from "node:crypto";
import { createServer, type RequestListener } from "node:http";
import type { IndexedPost, SiteIndex } from "../../comments/site-index.ts";
import type { Comment, Thread } from "../../comments/thread.ts";
import { atFileEnd } from "./file-end.ts";

export interface DeployedFiles {
  /** With a slash at its end. */
  url: string;
  /** By path without the leading slash, such as `site-index.json`. */
  files: Map<string, string>;
  /** What was asked for, with the status of the answer. */
  asked: string[];
  /** Set to answer in another way than with the files. */
  misbehave: RequestListener | null;
}

/** Browsers run no script that is not said to be one. */
const MEDIA_TYPES: ReadonlyMap<string, string> = new Map([
  [".js", "text/javascript"],
  [".css", "text/css"],
  [".json", "application/json"],
]);

export async function deployedFiles(): Promise<DeployedFiles> {
  const site: DeployedFiles = { url: "", files: new Map(), asked: [], misbehave: null };
  const server = createServer((request, response) => {
    if (site.misbehave) {
      site.misbehave(request, response);
      return;
    }
    const path = (request.url ?? "").slice(1);
    const content = site.files.get(path);
    const etag = `"${createHash("sha256")
      .update(content ?? "")
      .digest("hex")}"`;
    const isSame = request.headers["if-none-match"] === etag;
    const status = content === undefined ? 404 : isSame ? 304 : 200;
    site.asked.push(`${status} ${path}`);
    const type = /\.(?:js|css|json)$/.exec(path)?.[0] ?? "";
    response
      .writeHead(status, { etag, "content-type": MEDIA_TYPES.get(type) ?? "text/html" })
      .end(status === 200 ? content : undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  atFileEnd(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the server has no port");
  site.url = `http://127.0.0.1:${address.port}/`;
  return site;
}

/** Publishes posts by id, each with what differs from an open post without comments. */
export function publishPosts(
  site: DeployedFiles,
  posts: Readonly<Record<string, Partial<IndexedPost>>>,
): void {
  const index: SiteIndex = {
    version: 1,
    title: "A blog",
    url: site.url,
    posts: Object.entries(posts).map(([id, differs]) => ({
      id,
      url: `${site.url}2026/${id}/`,
      title: `About ${id}`,
      date: "2026-05-01T08:00:00Z",
      updated: null,
      tags: [],
      comments: "open",
      closes: null,
      responses: 0,
      ...differs,
    })),
  };
  site.files.set("site-index.json", JSON.stringify(index));
  for (const id of Object.keys(posts)) publishThread(site, id, []);
}

export function publishThread(site: DeployedFiles, post: string, comments: Comment[]): void {
  const thread: Thread = { version: 1, post, comments };
  site.files.set(`2026/${post}/comments.json`, JSON.stringify(thread));
}
