/** Puts into words what is held back as suspected spam, without reading more of it than is shown. */
import { type Counted, digestOf, type Suspect } from "../comments/review/spam-digest.ts";
import type { IndexedPost } from "../comments/site-index.ts";
import type { Notice } from "../git-hosts/reviews.ts";
import type { DeployedSite } from "./deployed-site.ts";
import type { Intake } from "./intake.ts";
import { type Log, reasonOf } from "./log.ts";
import type { Registered } from "./register.ts";

export interface DigestParts {
  intake: Pick<Intake, "read">;
  deployedSite: Pick<DeployedSite, "findPost">;
  keepDays: number;
  log: Log;
}

/** As many boxes as a person looks at. */
const SHOWN = 50;

/** `held` is sorted by time. First come those with the fewest reasons: they are the likeliest mistakes. */
export async function writeDigest(
  held: readonly Registered[],
  { intake, deployedSite, keepDays, log }: DigestParts,
): Promise<Pick<Notice, "title" | "body">> {
  const ordered = held.toSorted((a, b) => a.suspicions.length - b.suspicions.length);
  const posts = await postsOf(held, deployedSite);
  const shown: Suspect[] = [];
  const others: Counted[] = [];
  for (const { id, post: postId, suspicions } of ordered) {
    const post = posts.get(postId) ?? null;
    const submission = shown.length < SHOWN ? await wordsOf(id, intake, log) : null;
    if (submission === null) others.push({ submission: { post: postId }, post, suspicions });
    else shown.push({ submission, post, suspicions });
  }
  return digestOf(shown, others, { days: keepDays });
}

async function postsOf(
  held: readonly Registered[],
  deployedSite: DigestParts["deployedSite"],
): Promise<Map<string, IndexedPost>> {
  const posts = new Map<string, IndexedPost>();
  for (const id of new Set(held.map(({ post }) => post))) {
    const found = await deployedSite.findPost(id);
    if (found.kind === "found") posts.set(id, found.value);
  }
  return posts;
}

/** Null where its file cannot be read: one bad file must not keep the others from being shown. */
async function wordsOf(
  id: string,
  intake: DigestParts["intake"],
  log: Log,
): Promise<Suspect["submission"] | null> {
  try {
    return (await intake.read(id)).submission;
  } catch (error) {
    log("bad-record", { id, reason: reasonOf(error) });
    return null;
  }
}
