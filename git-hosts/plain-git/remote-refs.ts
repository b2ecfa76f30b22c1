/** The refs of a repository behind a remote. This clone's branches and working tree are left alone. */
import { fetchRefs } from "./fetch-refs.ts";
import { type Git, GitFailed } from "./git.ts";
import { outcomeOf, PROPOSALS, type RefMove, type Refs } from "./refs.ts";

// Apart from refs/remotes/, where the author's own settings decide what is fetched and pruned.
const MIRROR = "refs/stet/mirror/";

export function remoteRefs(git: Git, branch: string, remote: string): Refs {
  const main = `refs/heads/${branch}`;
  const localName = (ref: string) => MIRROR + ref.replace(/^refs\//, "");

  async function refresh(): Promise<void> {
    const specs = [main, `${PROPOSALS}*`].map((ref) => `+${ref}:${localName(ref)}`);
    await fetchRefs(git, remote, specs, ["--prune"]);
  }

  async function tipsOf(refs: readonly string[]): Promise<(string | null)[]> {
    const output = await git.text(["ls-remote", "--quiet", remote, ...refs]);
    const tips = new Map(
      output.split("\n").map((line) => {
        const [oid = "", ref = ""] = line.split("\t");
        return [ref, oid];
      }),
    );
    return refs.map((ref) => tips.get(ref) ?? null);
  }

  async function move(moves: readonly RefMove[]): Promise<boolean> {
    // A push cannot insist on a ref that it does not move.
    const pushed = moves.filter(({ from, to }) => from !== to);
    const leases = pushed.map(({ ref, from }) => `--force-with-lease=${ref}:${from ?? ""}`);
    const specs = pushed.map(({ ref, to }) => `${to ?? ""}:${ref}`);
    try {
      await git.text(["push", "--atomic", "--porcelain", ...leases, remote, ...specs]);
      return true;
    } catch (error) {
      const outcome = error instanceof GitFailed ? await outcomeOf(tipsOf, pushed) : "none";
      if (outcome === "none") throw error;
      return outcome === "made";
    }
  }

  return { main, refresh, localName, tipsOf, move, refuseLeftLocks: async () => {} };
}
