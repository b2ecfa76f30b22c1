/** A lock on a folder that no crash leaves standing. */
import { randomBytes } from "node:crypto";
import { readdir, rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { join, relative } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

// The kernel's sun_path holds 108 bytes with the zero at its end, and Node cuts longer ones silently.
const MAX_SOCKET_PATH = 107;
/** Of chance length: two who got in each other's way must not go on in step. */
const LONGEST_PAUSE_MS = 100;

/** The folder's path is too long for a socket in it. */
export class PathTooLong extends Error {}

/**
 * The lock is a Unix socket: the kernel closes it when its owner dies, however it dies. A number of a
 * process in a file could not say whether that process is still the same one, or in another container.
 *
 * Each taker listens on a socket of its own name, and only THEN knocks at all others. Of two, whoever
 * listened later finds the other one listening, so two can never both own it; at worst both give way.
 * A socket that refuses was left by a crash, or belongs to a taker that does not listen yet and will
 * find us when it knocks: either way it may go.
 *
 * Gives the function that lets go; null where another has it, or wants it at this moment.
 */
export async function takeLock(
  folder: string,
  name: string,
): Promise<(() => Promise<void>) | null> {
  const isSocket = new RegExp(`^${name}-[0-9a-f]+\\.sock$`);
  const own = `${name}-${randomBytes(6).toString("hex")}.sock`;
  const server = await listen(socketPath(folder, own));
  try {
    const others = (await readdir(folder)).filter((each) => isSocket.test(each) && each !== own);
    for (const other of others) {
      if (await clearCrashed(socketPath(folder, other))) continue;
      await close(server);
      return null;
    }
  } catch (error) {
    await close(server);
    throw error;
  }
  return () => close(server);
}

/** The same, once it is free. `whileTaken` is called each time that it is not, and may throw to give up. */
export async function waitForLock(
  folder: string,
  name: string,
  whileTaken: () => void,
): Promise<() => Promise<void>> {
  for (;;) {
    const release = await takeLock(folder, name);
    if (release !== null) return release;
    whileTaken();
    await delay(Math.random() * LONGEST_PAUSE_MS);
  }
}

/** False where its owner lives. */
async function clearCrashed(path: string): Promise<boolean> {
  const isCrashed = await isRefused(path);
  if (isCrashed) await rm(path, { force: true });
  return isCrashed;
}

/** Only a clear refusal counts: an owner that is stopped or busy does not answer and still owns. */
function isRefused(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const knock = connect(path);
    knock.once("connect", () => {
      knock.destroy();
      resolve(false);
    });
    knock.once("error", (error: NodeJS.ErrnoException) => {
      resolve(error.code === "ECONNREFUSED" || error.code === "ENOENT");
    });
  });
}

function listen(path: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    // Knocking is all there is to say: whoever connects has its answer.
    const server = createServer((visitor) => visitor.destroy());
    server.once("error", reject);
    server.listen(path, () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

/** The shorter way of writing the path, since sockets have short ones. */
function socketPath(folder: string, name: string): string {
  const absolute = join(folder, name);
  const fromHere = relative(process.cwd(), absolute);
  const path = fromHere.length < absolute.length ? fromHere : absolute;
  if (Buffer.byteLength(path) <= MAX_SOCKET_PATH) return path;
  throw new PathTooLong(`The path of ${folder} is too long for the socket that guards it.`);
}
