/** What the moderator's receiver is told: which comments wait, and on which posts. */

import type { DeployedSite } from "../deployed-site.ts";
import type { Sought } from "../whereabouts.ts";

/** Something that one notification tells of. */
export interface News {
  /** The same for each try, so that a receiver knows what it was told before. */
  delivery: string;
  /** How many comments; of a flood only the first are named. */
  count: number;
  comments: readonly Sought[];
}

/**
 * `sent` is when, in UTC, and part of what is signed. No name and no words of a visitor: receivers pass
 * on what they get to telephones and chats of strangers.
 */
export async function notificationText(
  { delivery, count, comments }: News,
  deployedSite: DeployedSite,
  sent: string,
): Promise<string> {
  const told: (Sought & { title: string | null; url: string | null })[] = [];
  for (const { id, post } of comments) {
    const found = await deployedSite.findPost(post);
    const { title, url } = found.kind === "found" ? found.value : { title: null, url: null };
    told.push({ id, post, title, url });
  }
  return JSON.stringify({ version: 1, event: "proposed", delivery, sent, count, comments: told });
}
