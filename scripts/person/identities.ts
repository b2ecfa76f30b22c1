/** Whose comments the words of a request mean. Pure. A name is nobody's own, so it says who it may be, and no more. */
import { AuthorKey } from "../../comments/submission.ts";
import { cleanLine } from "../../comments/typed-text.ts";
import type { Sighting } from "./sightings.ts";

/** As far as can be told, one person: what they gave beside their name. */
export type Identity =
  | { by: "key"; key: string }
  | { by: "website"; url: string }
  | { by: "author" }
  | { by: "name" };

export interface Group {
  identity: Identity;
  sightings: readonly Sighting[];
  /** Other names that stand with the same key, and how often. */
  otherNames: ReadonlyMap<string, number>;
}

export interface Found {
  asked: string;
  isKey: boolean;
  groups: readonly Group[];
  /** Of a key: who else writes under a name that it has. */
  namesakes: readonly Group[];
}

/** `asked` is a key such as `k1:9f2c61d0a4b7e813`, or a name. Throws where nobody has written under it. */
export function findPerson(asked: string, all: readonly Sighting[]): Found {
  const isKey = AuthorKey.safeParse(asked).success;
  const wanted = nameKey(asked);
  const isMeant = ({ key, name }: Sighting) => (isKey ? key === asked : nameKey(name) === wanted);
  const groups = grouped(all.filter(isMeant), all);
  if (groups.length === 0)
    throw new Error(
      `Nobody has written here ${isKey ? "with the key" : "as"} ${asked}.${IS_EMAIL.test(asked) ? ONLY_A_KEY : ""}`,
    );
  const names = new Set(
    groups.flatMap(({ sightings }) => sightings.map(({ name }) => nameKey(name))),
  );
  const others = isKey
    ? all.filter((one) => one.key !== asked && names.has(nameKey(one.name)))
    : [];
  return { asked, isKey, groups, namesakes: grouped(others, all) };
}

/** Whether somebody is who these are by: the same key or website, and, unless a key was asked for, the same name. */
export function isOneOf(
  sightings: readonly Sighting[],
  { isKey }: Pick<Found, "isKey">,
): (author: Pick<Sighting, "name" | "url" | "key">) => boolean {
  const markOf = (one: Pick<Sighting, "name" | "url" | "key" | "isOwner">) =>
    JSON.stringify([identityOf(one), isKey ? null : nameKey(one.name)]);
  const known = new Set(sightings.map(markOf));
  return (author) => known.has(markOf({ ...author, isOwner: false }));
}

const IS_EMAIL = /^[^\s@]+@[^\s@]+$/;
/** Only the service has the secret that keys are made with. */
const ONLY_A_KEY =
  " Of an e-mail address a key alone is kept. Where the comment service runs, with its environment, " +
  "npm run service -- --author-key ADDRESS prints it: ask for that.";

/** Names that people would call the same. */
function nameKey(name: string): string {
  return cleanLine(name).toLowerCase();
}

function grouped(some: readonly Sighting[], all: readonly Sighting[]): Group[] {
  const groups = new Map<string, { identity: Identity; sightings: Sighting[] }>();
  for (const sighting of some) {
    const identity = identityOf(sighting);
    const group = groups.get(JSON.stringify(identity));
    if (group) group.sightings.push(sighting);
    else groups.set(JSON.stringify(identity), { identity, sightings: [sighting] });
  }
  const namesOf = namesByKey(all);
  return [...groups.values()].map(({ identity, sightings }) => {
    const otherNames = new Map(identity.by === "key" ? namesOf.get(identity.key) : []);
    const own = new Set(sightings.map(({ name }) => nameKey(name)));
    for (const name of otherNames.keys()) if (own.has(nameKey(name))) otherNames.delete(name);
    return { identity, sightings, otherNames };
  });
}

function identityOf({ key, url, isOwner }: Pick<Sighting, "key" | "url" | "isOwner">): Identity {
  if (isOwner) return { by: "author" };
  if (key !== null) return { by: "key", key };
  return url === null ? { by: "name" } : { by: "website", url };
}

/** How often each name stands with each key. */
function namesByKey(all: readonly Sighting[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const names = new Map<string, Map<string, number>>();
  for (const { key, name } of all) {
    if (key === null) continue;
    const counts = names.get(key) ?? new Map<string, number>();
    names.set(key, counts.set(name, (counts.get(name) ?? 0) + 1));
  }
  return names;
}
