/** `npm run person`: what somebody has written here: to look at, to hand over, or to take away. */
import { existsSync, writeFileSync } from "node:fs";
import { confirm, isCancel } from "@clack/prompts";
import { momentOf } from "../comments/moment.ts";
import { siteDates } from "../site/dates.ts";
import { site } from "../site.config.ts";
import { commandLine, orUsage } from "./command-line.ts";
import { counted } from "./counted.ts";
import { readPostsHere } from "./import/posts-here.ts";
import { type Command, commandFrom, OPTIONS, USAGE } from "./person/arguments.ts";
import { chosenSightings } from "./person/chosen.ts";
import { erase } from "./person/erase.ts";
import { commentLines, foundText } from "./person/found-text.ts";
import { type Found, findPerson, isOneOf } from "./person/identities.ts";
import { keptRefs } from "./person/kept-refs.ts";
import { personFile } from "./person/person-file.ts";
import { placedComments } from "./person/places.ts";
import { repositoryAddress } from "./person/repository-address.ts";
import { readSightings, type Sighting } from "./person/sightings.ts";
import { whatStays } from "./person/what-stays.ts";
import { visibleText } from "./terminal-text.ts";

const ROOT = ".";
const dates = siteDates(site.timeZone, site.language);
const { values, positionals } = commandLine(USAGE, OPTIONS, { allowPositionals: true });
const command = orUsage(USAGE, () => commandFrom(positionals, values));

try {
  await run(command);
} catch (error) {
  console.error(visibleText(error instanceof Error ? error.message : String(error)));
  process.exitCode = 1;
}

async function run(asked: Command): Promise<void> {
  const found = findPerson(asked.asked, readSightings(ROOT));
  switch (asked.name) {
    case "find":
      return show(found);
    case "export":
      return handOver(asked.asked, chosenSightings(found, asked.choice), asked.out);
    case "erase":
      return eraseChosen(found, asked);
  }
}

function placed(sightings: readonly Sighting[]) {
  const posts = readPostsHere(ROOT, site, momentOf(Date.now())).all;
  return placedComments(ROOT, sightings, { posts, settings: site });
}

function show(found: Found): void {
  const places = new Map(
    placed(found.groups.flatMap(({ sightings }) => sightings)).map((one) => [
      `${one.post}/${one.comment.id}`,
      one,
    ]),
  );
  const lines = foundText(found, { dates, placeOf: ({ post, id }) => places.get(`${post}/${id}`) });
  console.log(lines.join("\n"));
  if (found.groups.length === 0) process.exitCode = 1;
}

function handOver(asked: string, sightings: readonly Sighting[], out: string | null): void {
  const text = personFile(asked, placed(sightings), site);
  if (out === null) return void process.stdout.write(text);
  if (existsSync(out)) throw new Error(`${out} is there already: name another file.`);
  writeFileSync(out, text);
  console.log(`${out}: ${counted(sightings.length, "comment")}`);
}

async function eraseChosen(
  found: Found,
  { choice, dryRun, yes, commit }: Extract<Command, { name: "erase" }>,
): Promise<void> {
  const sightings = chosenSightings(found, choice);
  for (const one of placed(sightings)) console.log(commentLines(one, { dates }).join("\n"));
  const count = counted(sightings.length, "comment");
  if (dryRun) return console.log(`\n${count} would be erased. Nothing was changed.`);
  if (!yes && !(await isSure(count))) return console.log("Nothing was changed.");
  const { written } = await erase(ROOT, sightings, { perPage: site.comments.perPage, commit });
  const threads = counted(written.length, "thread");
  console.log(`\n${count} erased: tombstones hold their places in ${threads}.`);
  if (!commit) console.log(`To keep it: git add comments-data && git commit -m "Remove ${count}"`);
  const { gitHost } = site;
  const isTheirs = isOneOf(sightings, found);
  const [origin, refs] = await Promise.all([
    repositoryAddress(ROOT, gitHost),
    keptRefs(ROOT, ({ author }) => isTheirs(author)),
  ]);
  console.log(`\n${whatStays({ erased: sightings, gitHost, origin, refs }).join("\n")}`);
}

async function isSure(count: string): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new Error("Nothing was changed. Without a terminal nobody can be asked: say --yes.");
  const answer = await confirm({ message: `Erase ${count}?`, initialValue: false });
  return !isCancel(answer) && answer;
}
