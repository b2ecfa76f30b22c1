/** What became of every comment, held against what was promised. Pure. */

export type Place = "proposed" | "rejected" | "spam" | "approved" | "merged";
export type Verdict = "approve" | "reject" | "spam";

/** A comment as it stands in the repository: in a ref, a submission file or a thread. */
export interface Sighting {
  place: Place;
  id: string;
  /** What no other comment of the trial says. */
  word: string;
}

/** What visitors and moderator were told and did, by the word of the comment. */
export interface Ledger {
  /** The id of each that was answered with "received". */
  acknowledged: Map<string, string>;
  decided: Map<string, Verdict>;
  /** Those that waited for the moderator again after they were decided. */
  waitedAgain: Set<string>;
}

export interface Account {
  places: Record<Place, number>;
  /** Acknowledged, and nowhere. */
  lost: string[];
  /** At more than one place, or under more than one id. */
  doubled: string[];
  /** Decided, and yet waiting or published against that. */
  cameBack: string[];
  /** Not under the id that its visitor was told. */
  renamed: string[];
  /** In the repository, and sent by nobody. */
  unknown: string[];
}

/** What a trial of the service comes to. */
export interface ServiceReport {
  /** At which step each kill found the service, or its git. */
  kills: readonly string[];
  acknowledged: number;
  account: Account;
  /** What was answered before it was safe on the disk, where that was looked at. */
  tooEarly?: readonly string[];
}

const WHERE: Readonly<Record<Verdict, readonly Place[]>> = {
  approve: ["approved", "merged"],
  reject: ["rejected"],
  spam: ["spam"],
};

export function newLedger(): Ledger {
  return { acknowledged: new Map(), decided: new Map(), waitedAgain: new Set() };
}

/** `sent`: also of those that were never acknowledged, which may be in the repository or not. */
export function accountOf(
  { acknowledged, decided, waitedAgain }: Ledger,
  sent: ReadonlySet<string>,
  sightings: readonly Sighting[],
): Account {
  const places = { proposed: 0, rejected: 0, spam: 0, approved: 0, merged: 0 };
  const seen = new Map<string, Sighting[]>();
  for (const sighting of sightings) {
    places[sighting.place] += 1;
    seen.set(sighting.word, [...(seen.get(sighting.word) ?? []), sighting]);
  }
  const wordsWhere = (isOdd: (at: Sighting[], word: string) => boolean) =>
    [...seen].filter(([word, at]) => isOdd(at, word)).map(([word]) => word);
  const isAgainst = (at: readonly Sighting[], verdict: Verdict | undefined) =>
    verdict !== undefined && at.some(({ place }) => !WHERE[verdict].includes(place));
  return {
    places,
    lost: [...acknowledged.keys()].filter((word) => !seen.has(word)),
    doubled: wordsWhere((at) => at.length > 1),
    cameBack: wordsWhere((at, word) => waitedAgain.has(word) || isAgainst(at, decided.get(word))),
    renamed: wordsWhere((at, word) => {
      const told = acknowledged.get(word);
      return told !== undefined && at.some(({ id }) => id !== told);
    }),
    unknown: wordsWhere((_, word) => !sent.has(word)),
  };
}

/** A line for each promise that was broken, with the words of the comments. */
export function brokenPromises({ lost, doubled, cameBack, renamed, unknown }: Account): string[] {
  return Object.entries({ lost, doubled, "came back": cameBack, renamed, unknown })
    .filter(([, words]) => words.length > 0)
    .map(([promise, words]) => `${promise}: ${words.join(" ")}`);
}
