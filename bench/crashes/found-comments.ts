/** Finds every comment that a repository holds, from its refs and its main branch alone. */
import { z } from "zod";
import { SUBMISSIONS, THREADS } from "../../comments/paths.ts";
import { gitIn } from "../../git-hosts/plain-git/git.ts";
import { filesUnder, readBlobs, readFilesAt } from "../../git-hosts/plain-git/objects.ts";
import type { Place, Sighting } from "./account.ts";

const Spoken = z.looseObject({ id: z.string(), text: z.string() });
const Conversation = z.looseObject({ comments: z.array(Spoken) });

const REFS: readonly [prefix: string, place: Place][] = [
  ["refs/heads/comment/", "proposed"],
  ["refs/stet/rejected/", "rejected"],
  ["refs/stet/spam/", "spam"],
];

/** All comments on `post`. */
export async function commentsIn(folder: string, post: string): Promise<Sighting[]> {
  const found: Sighting[] = [];
  for (const [prefix, place] of REFS) found.push(...(await inRefs(folder, post, prefix, place)));
  for (const text of await filesOnMain(folder, SUBMISSIONS)) {
    found.push(sighting("approved", JSON.parse(text)));
  }
  for (const text of await filesOnMain(folder, THREADS)) {
    const { comments } = Conversation.parse(JSON.parse(text));
    found.push(...comments.map((comment) => sighting("merged", comment)));
  }
  return found;
}

/** A branch that lacks its file is seen, as one that says nothing. */
async function inRefs(
  folder: string,
  post: string,
  prefix: string,
  place: Place,
): Promise<Sighting[]> {
  const git = gitIn(folder);
  const refs = (await git.text(["for-each-ref", "--format=%(refname)", prefix]))
    .split("\n")
    .filter((line) => line !== "")
    .map((ref) => ({ ref, id: ref.slice(prefix.length) }));
  const paths = refs.map(({ ref, id }) => `${ref}:${SUBMISSIONS}/${post}/${id}.json`);
  const texts = await readBlobs(git, paths);
  return refs.map(({ id }, at) => {
    const text = texts[at] ?? null;
    return text === null ? { place, id, word: "" } : sighting(place, JSON.parse(text));
  });
}

async function filesOnMain(folder: string, under: string): Promise<string[]> {
  const git = gitIn(folder);
  const texts = await readFilesAt(git, "main", await filesUnder(git, "main", under));
  return texts.map((text) => text ?? "");
}

function sighting(place: Place, file: unknown): Sighting {
  const { id, text } = Spoken.parse(file);
  return { place, id, word: wordIn(text) };
}

/** The word that tells a comment of the trial from all others, whatever a moderator made of the rest. */
export function wordIn(text: string): string {
  return /\bword-\d+\b/.exec(text)?.[0] ?? "";
}
