/** How a server is reached: the words for ssh, and files for a key that came by the environment. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What CI is given; each may be missing or empty. The text itself, or the path of a file with it. */
export interface SshEnvironment {
  /** A private key without a passphrase. */
  key?: string | undefined;
  /** What `ssh-keyscan` says of the server, as in known_hosts. */
  hosts?: string | undefined;
}

export interface SshAccess {
  /** Paths of files; null: as ssh finds them itself. */
  keyFile: string | null;
  hostsFile: string | null;
  /** Nobody is there to be asked for a passphrase. */
  isBatch: boolean;
}

/** Gives `use` the files, which are gone afterwards. */
export async function withSshAccess<T>(
  { key = "", hosts = "" }: SshEnvironment,
  isBatch: boolean,
  use: (access: SshAccess) => Promise<T>,
): Promise<T> {
  // Only its owner may enter it.
  const folder = mkdtempSync(join(tmpdir(), "stet-deploy-"));
  const fileWith = (name: string, given: string) => {
    if (given.trim() === "") return null;
    writeFileSync(join(folder, name), textOf(given), { mode: 0o600 });
    return join(folder, name);
  };
  try {
    const files = { keyFile: fileWith("key", key), hostsFile: fileWith("hosts", hosts) };
    return await use({ ...files, isBatch });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a secret holds has lost its last line feed on some hosts, and ssh refuses a key without. */
function textOf(given: string): string {
  const isText = given.trim().includes("\n") || /\s/.test(given.trim());
  return `${(isText ? given : textAt(given.trim())).trim()}\n`;
}

function textAt(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // Neither what was given nor the cause, which has it: it may be the key in another form, such as base64.
    throw new Error(
      "STET_DEPLOY_KEY or STET_DEPLOY_HOSTS is neither the text of a key, as its file has it, nor the path of a file that can be read.",
    );
  }
}

/** For rsync's `--rsh`, which splits it at spaces and knows quotes. Hosts that ssh does not know are refused. */
export function sshCommand(access: SshAccess, port: number | null): string {
  const { keyFile, hostsFile, isBatch } = access;
  const options = [
    "StrictHostKeyChecking=ask",
    // What says nothing for a minute is gone: the next deploy goes on.
    "ConnectTimeout=30",
    "ServerAliveInterval=20",
    "ServerAliveCountMax=3",
    ...(isBatch ? ["BatchMode=yes"] : []),
    ...(hostsFile === null ? [] : [`UserKnownHostsFile=${optionValue(hostsFile)}`]),
    ...(keyFile === null ? [] : ["IdentitiesOnly=yes"]),
  ];
  return [
    "ssh",
    ...options.flatMap((option) => ["-o", option]),
    ...(keyFile === null ? [] : ["-i", keyFile]),
    ...(port === null ? [] : ["-p", String(port)]),
  ]
    .map(quoted)
    .join(" ");
}

/** ssh takes spaces in such a value for the beginning of another file. */
function optionValue(path: string): string {
  return /\s/.test(path) ? `"${path}"` : path;
}

function quoted(word: string): string {
  return /^[\w./=:@-]+$/.test(word) ? word : `'${word.replaceAll("'", "''")}'`;
}
