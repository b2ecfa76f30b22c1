/** A real sshd on loopback with keys of its own, for the user who runs this. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

export interface SshServer {
  port: number;
  user: string;
  /** What a client needs to reach it, each as text. */
  key: string;
  hosts: string;
  /** The same, with a key that is not this server's. */
  otherHosts: string;
  /** Breaks all connections, as a network that goes down does. */
  cut: () => void;
  stop: () => void;
}

export const MISSING = "apt-get install rsync openssh-server openssh-client";

const SSHD = "/usr/sbin/sshd";

/** Null where this machine lacks what it takes. */
export async function sshServer(folder: string): Promise<SshServer | null> {
  if (!existsSync(SSHD) || !isThere("rsync") || !isThere("ssh-keygen")) return null;
  const { username: user, uid } = userInfo();
  // sshd insists on it where it is root.
  if (uid === 0) mkdirSync("/run/sshd", { recursive: true });
  const key = newKey(join(folder, "client"));
  const hostKey = newKey(join(folder, "host"));
  const port = await freePort();
  writeFileSync(join(folder, "authorized_keys"), `restrict ${key.open}`, { mode: 0o600 });
  writeFileSync(join(folder, "sshd_config"), configuration(folder, port));
  const server = spawn(SSHD, ["-D", "-e", "-f", join(folder, "sshd_config")], { stdio: "ignore" });
  const stop = () => void server.kill("SIGKILL");
  process.once("exit", stop);
  await listening(port);
  return {
    ...{ port, user, key: key.secret },
    hosts: `[127.0.0.1]:${port} ${hostKey.open}`,
    otherHosts: `[127.0.0.1]:${port} ${key.open}`,
    cut: () => cutSessions(server),
    stop,
  };
}

function configuration(folder: string, port: number): string {
  return `Port ${port}
ListenAddress 127.0.0.1
HostKey ${join(folder, "host")}
AuthorizedKeysFile ${join(folder, "authorized_keys")}
PidFile none
UsePAM no
StrictModes no
PasswordAuthentication no
MaxStartups 100
`;
}

/** Each session is a process below the one that listens, and has the user's below itself. */
function cutSessions({ pid }: ChildProcess): void {
  for (const session of childrenOf(pid)) {
    try {
      process.kill(session, "SIGKILL");
    } catch {
      // It has ended by itself.
    }
  }
}

function childrenOf(pid: number | undefined): number[] {
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
  return text.split(" ").filter(Boolean).map(Number);
}

function newKey(file: string): { secret: string; open: string } {
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "trial", "-f", file]);
  return { secret: readFileSync(file, "utf8"), open: readFileSync(`${file}.pub`, "utf8") };
}

function isThere(program: string): boolean {
  try {
    execFileSync("sh", ["-c", `command -v ${program}`], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

async function listening(port: number): Promise<void> {
  for (let left = 100; !(await answers(port)); left -= 1) {
    if (left === 0) throw new Error("sshd did not start.");
    await pause(50);
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const knock = connect(port, "127.0.0.1");
    knock.once("connect", () => {
      knock.destroy();
      resolve(true);
    });
    knock.once("error", () => resolve(false));
  });
}
