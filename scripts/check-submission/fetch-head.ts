/** Brings the head of a pull request here, as data: git checks every object, and checks nothing out. */
import type { Git } from "../../git-hosts/plain-git/git.ts";

const HERE = "refs/check/head";

/** Gives the ref that it has here. `head` is a commit or a ref of the repository behind `origin`. */
export async function fetchHead(git: Git, head: string): Promise<string> {
  const asData = ["--quiet", "--no-tags", "--no-recurse-submodules"];
  const spec = `+${head}:${HERE}`;
  await git.text(["-c", "fetch.fsckObjects=true", "fetch", ...asData, "origin", spec]);
  return HERE;
}
