/** Runs rsync, as a program and never through a shell. */
import { execFile } from "node:child_process";

/** Gives what it printed. */
export type Rsync = (words: readonly string[]) => Promise<string>;

export class RsyncFailed extends Error {
  /** The server has no such folder, and all else went well. */
  readonly isMissing: boolean;

  constructor(said: string, status: unknown) {
    super(`rsync failed: ${said || `it ended with ${status}`}${advice(said)}`);
    this.name = "RsyncFailed";
    this.isMissing = status === 23 && /No such file or directory \(2\)/.test(said);
  }
}

export function rsync(words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      "rsync",
      words,
      { encoding: "utf8", maxBuffer: Number.POSITIVE_INFINITY },
      (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else if (error.code === "ENOENT") reject(new Error(NO_RSYNC, { cause: error }));
        else reject(new RsyncFailed(stderr.trim(), error.code ?? "a signal"));
      },
    );
  });
}

const NO_RSYNC =
  "rsync was not found. Install it, here and on the server: apt-get install rsync openssh-client";

function advice(said: string): string {
  if (/Host key verification failed|REMOTE HOST IDENTIFICATION HAS CHANGED/.test(said)) {
    return (
      "\nThe server is not known here, or is another one than before. Connect once by ssh and compare " +
      "its key with what the server says of itself; in CI, STET_DEPLOY_HOSTS has what ssh-keyscan says."
    );
  }
  if (/Permission denied \(/.test(said)) {
    return "\nThe server does not take your key. In CI, STET_DEPLOY_KEY has it.";
  }
  return "";
}
