/** Lets one process of this machine at a time do something. */
import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

const PORT = 47_613;

/** A port as the lock: the system gives it back when its holder ends, however it ends. */
export async function withMachineLock<T>(action: () => Promise<T>, port = PORT): Promise<T> {
  const server = await heldPort(port);
  try {
    return await action();
  } finally {
    server.close();
  }
}

async function heldPort(port: number): Promise<Server> {
  for (;;) {
    const server = createServer();
    try {
      server.listen(port, "127.0.0.1");
      await once(server, "listening");
      return server;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EADDRINUSE")) throw error;
      await pause(200);
    }
  }
}
