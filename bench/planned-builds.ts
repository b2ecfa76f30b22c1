/** Hundreds of builds after random edits, each beside a build of everything: the same tree, byte for byte. */
import { chanceFrom } from "./chance.ts";
import { printFigures } from "./figures.ts";
import { editedBuilds } from "./planned-builds/edited-builds.ts";

const [blogs = 20, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
if (![blogs, seed].every((number) => Number.isInteger(number) && number > 0)) {
  console.error(
    "Usage: npm run bench -- planned-builds [BLOGS [SEED]]\n\nWhole numbers above zero.",
  );
  process.exit(2);
}
console.log(`The same edits again: npm run bench -- planned-builds ${blogs} ${seed}\n`);

const BUILDS_EACH = 10;
const chance = chanceFrom(seed);
const all = Array.from({ length: blogs }, (_, at) => [
  ...editedBuilds(chance, BUILDS_EACH, { kills: at % 2 === 1, inSmallParts: at % 4 >= 2 }),
]).flat();
const sum = (of: (build: (typeof all)[number]) => number) =>
  all.reduce((total, build) => total + of(build), 0);
printFigures(
  "Builds after random edits, beside builds of everything",
  ["builds", "edits", "pages made", "pages kept", "files that differ"],
  [
    [
      all.length,
      sum(({ edits }) => edits.length),
      sum(({ made }) => made),
      sum(({ kept }) => kept),
      sum(({ wrong }) => wrong.length),
    ].map(String),
  ],
);
for (const { edits, wrong } of all.filter((build) => build.wrong.length > 0)) {
  console.error(`After ${edits.join(", ")}: ${wrong.join(", ")}`);
  process.exitCode = 1;
}
