/** Whose name stands on the commits we make. */
import { COMMITTER } from "../committer.ts";
import type { Git } from "./git.ts";

/** As environment for git. A visitor's name or address never becomes a commit's. */
export type Identity = Readonly<Record<string, string>>;

export const STET: Identity = {
  GIT_AUTHOR_NAME: COMMITTER.name,
  GIT_AUTHOR_EMAIL: COMMITTER.email,
  GIT_COMMITTER_NAME: COMMITTER.name,
  GIT_COMMITTER_EMAIL: COMMITTER.email,
};

/** What the person at this machine told git about themselves; Stet where they told nothing. */
export async function moderatorIdentity(git: Git): Promise<Identity> {
  try {
    // Without this setting git would make up an address from the names of the machine and its user.
    await git.text(["-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT"]);
    return {};
  } catch {
    return STET;
  }
}
