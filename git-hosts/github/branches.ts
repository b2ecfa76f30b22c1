/** Which branches of proposals are there. */
import { z } from "zod";
import { problemOf, readAs } from "../http/host-api.ts";
import { BRANCHES, nameOfBranch } from "../proposal-name.ts";
import type { GithubRepository } from "./repository.ts";

const Refs = z.array(z.object({ ref: z.string() }));
const HEADS = "refs/heads/";

/**
 * In one request: this list is not cut into pages. Asked for further ones it gives all once more, so
 * they are asked for only where its `link` says that there are some, as its description has it.
 */
export async function branches({ api, path }: GithubRepository): Promise<string[]> {
  const names: string[] = [];
  for (let page = 1; ; page += 1) {
    const query = page === 1 ? "" : `?page=${page}`;
    const at = `${path}/git/matching-refs/${encodeURIComponent(`heads/${BRANCHES}`)}${query}`;
    const call = { method: "GET", path: at } as const;
    const answer = await api.send(call);
    if (answer.status >= 300) throw problemOf(call, answer, null);
    const refs = readAs(Refs, call, answer);
    names.push(...refs.flatMap(({ ref }) => nameOfBranch(ref.slice(HEADS.length)) ?? []));
    if (!answer.headers.get("link")?.includes('rel="next"')) return names;
  }
}
