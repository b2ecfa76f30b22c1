/** What is delivered together: one comment in quiet times, and many where many wait. Pure. */

export interface Parcel {
  /** In the order in which they are numbered. */
  ids: readonly string[];
  /** The proposal that it is bound to be since before; null where that is yet to be fixed. */
  batch: string | null;
  /** Whether it goes to main unseen. That needs no name, and what is in it may change after a crash. */
  isPublished: boolean;
}

export interface Waits {
  id: string;
  post: string;
  /** As of a parcel; of one that goes alone its own id. */
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
  return parcels.sort((a, b) => (oldestOf(a) < oldestOf(b) ? -1 : 1));
}

export function oldestOf({ ids }: Parcel): string {
  return ids.reduce((first, id) => (id < first ? id : first));
}

/** Comments on one post stay together as far as they fit: whoever moderates reads them in one go. */
function groupsOf(free: readonly Waits[], size: number): string[][] {
  const ordered = [...idsBy(free, ({ post }) => post).values()].flat();
  const groups: string[][] = [];
  for (let at = 0; at < ordered.length; at += size) groups.push(ordered.slice(at, at + size));
  return groups;
}

function boundParcels(waiting: readonly Waits[]): Parcel[] {
  const bound = waiting.flatMap(({ id, batch }) => (batch === null ? [] : { id, batch }));
  return [...idsBy(bound, ({ batch }) => batch)].map(([batch, ids]) => {
    return { ids, batch, isPublished: false };
  });
}

/** Both in the order in which they wait; there may be thousands. */
function idsBy<T extends { id: string }>(
  waiting: readonly T[],
  groupOf: (one: T) => string,
): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const one of waiting) {
    const ids = groups.get(groupOf(one));
    if (ids === undefined) groups.set(groupOf(one), [one.id]);
    else ids.push(one.id);
  }
  return groups;
}
