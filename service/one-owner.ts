/** One process owns an intake, by a lock that a crash does not leave standing. */
import { randomBytes } from "node:crypto";
import { readdir, rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { join, relative } from "node:path";

const SOCKET = /^owner-[0-9a-f]+\.sock$/;
// The kernel's sun_path holds 108 bytes with the zero at its end, and Node cuts longer ones silently.
const MAX_SOCKET_PATH = 107;

/**
 * The lock is a Unix socket: the kernel closes it when its owner dies, however it dies. Each starter
 * listens on a socket of its own name, and only THEN knocks at all others. Of two starters, whoever
 * listened later finds the other one listening, so two can never both own the folder; at worst both
 * give way. A socket that refuses was left by a crash, or belongs to a starter that does not listen
 * yet and will find us when it knocks: either way it may go. Gives the function that lets go.
 */
export async function becomeOwner(folder: string): Promise<() => Promise<void>> {
  const own = `owner-${randomBytes(6).toString("hex")}.sock`;
  const server = await listen(socketPath(folder, own));
  try {
    const others = (await readdir(folder)).filter((name) => SOCKET.test(name) && name !== own);
    for (const other of others) await insistOnCrashed(folder, other);
  } catch (error) {
    await close(server);
    throw error;
  }
  return () => close(server);
}

async function insistOnCrashed(folder: string, name: string): Promise<void> {
  const path = socketPath(folder, name);
  if (!(await isRefused(path))) {
    throw new Error(
      `Another comment service is working on the intake ${folder}. ` +
        "Stop it first, or give this one a folder of its own with STET_INTAKE.",
    );
  }
  await rm(path, { force: true });
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
  throw new Error(
    `The path of the intake is too long for the socket that guards it: ${folder}. ` +
      "Choose a shorter one with STET_INTAKE, or start the service nearer to it.",
  );
}
