/** What is delivered together: one comment in quiet times, and many where many wait. Pure. */

export interface Parcel {
  /** In the order in which they are numbered. */
  ids: readonly string[];
  /** The batch that it is since before; null for one that is proposed alone, or is yet to be bound. */
  batch: string | null;
  /** Whether it goes to main unseen. That needs no name, and what is in it may change after a crash. */
  isPublished: boolean;
}

export interface Waits {
  id: string;
  post: string;
  batch: string | null;
  isPublished: boolean;
}

export interface ParcelRules {
  /** So many may wait and still get a pull request each. */
  quiet: number;
  /** More than so many in one pull request nobody reads. */
  size: number;
}

/**
 * A labelled pull request costs four of the eighty requests that GitHub allows in a minute, however many
 * comments are in it, and a moderator as many clicks. `null` rules are those of plain git: each alone.
 */
export const USUAL_RULES: ParcelRules = { quiet: 3, size: 50 };

/** `waiting` is sorted by time, and so are the parcels by their oldest. */
export function parcelsOf(waiting: readonly Waits[], rules: ParcelRules | null): Parcel[] {
  const free = waiting.filter(({ batch }) => batch === null);
  const proposed = free.filter(({ isPublished }) => !isPublished);
  const alone = rules === null || proposed.length <= rules.quiet;
  const fresh = alone ? proposed.map(({ id }) => [id]) : groupsOf(proposed, rules.size);
  const published = groupsOf(
    free.filter(({ isPublished }) => isPublished),
    (rules ?? USUAL_RULES).size,
  );
  const parcels = [
    ...boundParcels(waiting),
    ...fresh.map((ids): Parcel => ({ ids, batch: null, isPublished: false })),
    ...published.map((ids): Parcel => ({ ids, batch: null, isPublished: true })),
  ];
  return parcels.sort((a, b) => (oldest(a) < oldest(b) ? -1 : 1));
}

/** Comments on one post stay together as far as they fit: whoever moderates reads them in one go. */
function groupsOf(free: readonly Waits[], size: number): string[][] {
  const byPost = new Map<string, string[]>();
  for (const { id, post } of free) byPost.set(post, [...(byPost.get(post) ?? []), id]);
  const ordered = [...byPost.values()].flat();
  const groups: string[][] = [];
  for (let at = 0; at < ordered.length; at += size) groups.push(ordered.slice(at, at + size));
  return groups;
}

function boundParcels(waiting: readonly Waits[]): Parcel[] {
  const ids = new Map<string, string[]>();
  for (const { id, batch } of waiting) {
    if (batch !== null) ids.set(batch, [...(ids.get(batch) ?? []), id]);
  }
  return [...ids].map(([batch, members]) => ({ ids: members, batch, isPublished: false }));
}

function oldest({ ids }: Parcel): string {
  return ids.reduce((first, id) => (id < first ? id : first));
}
