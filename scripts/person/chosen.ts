/** Which of the comments that were found are meant, where something is done to them. Pure. */
import type { Found, Group } from "./identities.ts";
import type { Sighting } from "./sightings.ts";

export interface Choice {
  /** Whoever writes under the name. */
  all: boolean;
  /** Of those without a key, only who gave this website; null for those who gave none. */
  website?: string | null;
}

/**
 * Throws where it is not clear who is meant: two people may have one name, and what is erased is gone. A
 * name alone is never enough, unless it is said that it is.
 */
export function chosenSightings(found: Found, choice: Choice): readonly Sighting[] {
  const { isKey, groups } = found;
  if (isKey || choice.all) return groups.flatMap(({ sightings }) => sightings);
  if (choice.website !== undefined) return ofWebsite(found, choice.website);
  const [only, another] = groups;
  if (only === undefined || another !== undefined || only.identity.by === "name")
    throw new Error(unclear(found));
  return only.sightings;
}

function ofWebsite({ asked, groups }: Found, website: string | null): readonly Sighting[] {
  const group = groups.find(({ identity }) =>
    website === null
      ? identity.by === "name"
      : identity.by === "website" && identity.url === website,
  );
  if (group !== undefined) return group.sightings;
  throw new Error(
    `Nobody has written here as ${asked} without a key and ${website === null ? "without a website" : `with the website ${website}`}.`,
  );
}

function unclear({ asked, groups }: Found): string {
  const why =
    groups.length > 1
      ? `${groups.length} may be meant by ${asked}, and nothing was done.`
      : `Nothing but the name ${asked} says that these comments are one person's, and nothing was done.`;
  return [
    why,
    "Say who it is:",
    ...groups.map((group) => `  ${wayToName(group, asked)}`),
    `  "${asked}" --all  for everybody of that name`,
  ].join("\n");
}

function wayToName({ identity, sightings: { length } }: Group, asked: string): string {
  const count = `${length} ${length === 1 ? "comment" : "comments"}`;
  switch (identity.by) {
    case "key":
      return `${identity.key}  for ${count}`;
    case "website":
      return `"${asked}" --website ${identity.url}  for ${count}`;
    case "name":
      return `"${asked}" --website none  for ${count} without a key and without a website`;
    case "author":
      return `${count} of the author of this blog: npm run moderate -- remove ID`;
  }
}
