/** Finds a port to listen on. */
import { createServer } from "node:net";

/** `preferred` if it is free on this machine, else any that is; never `except`. */
export async function freePort(preferred: number, except?: number): Promise<number> {
  for (const port of [preferred, 0, 0]) {
    const found = await tryPort(port);
    if (found !== null && found !== except) return found;
  }
  throw new Error("No port is free on this machine to listen on.");
}

/** Listens for an instant, on all interfaces as Eleventy's server does; null where the port is taken. */
function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(null));
    server.listen({ port, exclusive: true }, () => {
      const address = server.address();
      const found = typeof address === "object" && address !== null ? address.port : null;
      server.close(() => resolve(found));
    });
  });
}
