/** What the service asks of a deployed site, for one open post. */
import { createServer } from "node:http";
import type { SiteIndex } from "../../comments/site-index.ts";

export const POST = "first-post";

export async function deployedBlog(): Promise<{ url: string; close: () => void }> {
  const server = createServer((request, response) => {
    const content = request.url === "/site-index.json" ? JSON.stringify(siteIndex(url)) : undefined;
    response.writeHead(content === undefined ? 404 : 200).end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const url = `http://127.0.0.1:${port}/`;
  return {
    url,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function siteIndex(url: string): SiteIndex {
  const post: SiteIndex["posts"][number] = {
    id: POST,
    url: `${url}2026/${POST}/`,
    title: "The first post",
    date: "2026-05-01T08:00:00Z",
    updated: null,
    tags: [],
    comments: "open",
    closes: null,
    responses: 0,
  };
  return { version: 1, title: "A blog", url, posts: [post] };
}
