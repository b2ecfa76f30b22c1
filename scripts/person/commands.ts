/** What `npm run person` does, from the question to the answer. */
import { existsSync, writeFileSync } from "node:fs";
import { siteDates } from "../../site/dates.ts";
import type { SiteSettings } from "../../site/settings.ts";
import { counted } from "../counted.ts";
import { insistFilePlace } from "../file-place.ts";
import { readPostsHere } from "../import/posts-here.ts";
import type { Command } from "./arguments.ts";
import { chosenSightings } from "./chosen.ts";
import { erase } from "./erase.ts";
import { commentLines, foundText } from "./found-text.ts";
import { type Found, findPerson, isOneOf } from "./identities.ts";
import { keptRefs } from "./kept-refs.ts";
import { personFile } from "./person-file.ts";
import { placedComments } from "./places.ts";
import { repositoryAddress } from "./repository-address.ts";
import { readSightings, type Sighting } from "./sightings.ts";
import { whatStays } from "./what-stays.ts";

export interface PersonDesk {
  /** Folder of the repository. */
  root: string;
  settings: SiteSettings;
  /** A moment in UTC. */
  now: string;
  print: (text: string) => void;
  /** Null where nobody can be asked. */
  askErase: ((count: string) => Promise<boolean>) | null;
}

/** Throws where nobody is found, or where it is not clear who is meant. */
export async function runPerson(command: Command, desk: PersonDesk): Promise<void> {
  const found = findPerson(command.asked, readSightings(desk.root));
  switch (command.name) {
    case "find":
      return show(found, desk);
    case "export":
      return handOver(chosenSightings(found, command.choice), command, desk);
    case "erase":
      return eraseChosen(found, command, desk);
  }
}

function show(found: Found, desk: PersonDesk): void {
  const sightings = found.groups.flatMap((group) => group.sightings);
  const keyOf = ({ post, id }: { post: string; id: string }) => `${post}/${id}`;
  const places = new Map(
    placed(sightings, desk).map((one) => [keyOf({ post: one.post, id: one.comment.id }), one]),
  );
  const showing = { dates: datesOf(desk), placeOf: (one: Sighting) => places.get(keyOf(one)) };
  desk.print(foundText(found, showing).join("\n"));
}

function handOver(
  sightings: readonly Sighting[],
  { asked, out }: Extract<Command, { name: "export" }>,
  desk: PersonDesk,
): void {
  const text = personFile(asked, placed(sightings, desk), desk.settings);
  if (out === null) desk.print(text.trimEnd());
  else {
    insistFilePlace(out);
    if (existsSync(out)) throw new Error(`${out} is there already: name another file.`);
    writeFileSync(out, text);
    desk.print(`${out}: ${counted(sightings.length, "comment")}`);
  }
}

async function eraseChosen(
  found: Found,
  { choice, dryRun, yes, commit }: Extract<Command, { name: "erase" }>,
  desk: PersonDesk,
): Promise<void> {
  const { root, settings, print } = desk;
  const sightings = chosenSightings(found, choice);
  const count = counted(sightings.length, "comment");
  const dates = datesOf(desk);
  print(
    placed(sightings, desk)
      .flatMap((one) => commentLines(one, { dates }))
      .join("\n"),
  );
  if (dryRun) return print(`\n${count} would be erased. Nothing was changed.`);
  if (!yes && !(await isSure(count, desk))) return print("Nothing was changed.");
  const { written } = await erase(root, sightings, { perPage: settings.comments.perPage, commit });
  const threads = counted(written.length, "thread");
  print(`\n${count} erased: tombstones hold their places in ${threads}.`);
  if (!commit) print(`To keep it: git add comments-data && git commit -m "Remove ${count}"`);
  const isTheirs = isOneOf(sightings, found);
  const { gitHost, deploy } = settings;
  const origin = await repositoryAddress(root, gitHost);
  const refs = await keptRefs(root, ({ author }) => isTheirs(author));
  print(`\n${whatStays({ erased: sightings, gitHost, deploy, origin, refs }).join("\n")}`);
}

async function isSure(count: string, { askErase }: PersonDesk): Promise<boolean> {
  if (askErase !== null) return askErase(count);
  throw new Error("Nothing was changed. Without a terminal nobody can be asked: say --yes.");
}

function placed(sightings: readonly Sighting[], { root, settings, now }: PersonDesk) {
  return placedComments(root, sightings, {
    posts: readPostsHere(root, settings, now).all,
    settings,
  });
}

function datesOf({ settings }: PersonDesk) {
  return siteDates(settings.timeZone, settings.language);
}
