/** Serves requests on loopback, on a port of the system's choice, until the test is over. */
import { createServer, type RequestListener } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { onTestFinished } from "vitest";

type Fetch = (request: Request) => Response | Promise<Response>;

/** Gives the address, such as `http://127.0.0.1:40123`. */
export function serveApp(fetch: Fetch): Promise<string> {
  return serveListener(getRequestListener(fetch));
}

export async function serveListener(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the server has no port");
  return `http://127.0.0.1:${address.port}`;
}
