/** What this clone calls the repository that it came from. */
import type { Git } from "./git.ts";

/** CI calls it `origin`, whatever the author's own clone does. */
export async function remoteHere(git: Git, named: string | null): Promise<string> {
  const here = (await git.text(["remote"])).split("\n");
  return named !== null && here.includes(named) ? named : "origin";
}
