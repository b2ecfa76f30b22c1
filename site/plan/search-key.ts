/** Whether an index of the posts' words is still right: told from what a build remembers. Pure. */
import { textKey } from "../text-key.ts";
import type { BuildTraces } from "./build-traces.ts";
import { chosen, entriesOf } from "./table.ts";

/** What the index can have of a page; neither its comments nor other posts that it leads to. */
const INDEXED = /^(?:post|text|address|picture) /;

/** Changes with all that is indexed, and with the program; null where nobody knows what the site shows. */
export function searchKey({ said, tables }: BuildTraces): string | null {
  if (!said.isWhole) return null;
  const posts = entriesOf(tables.posts);
  const shown = [...entriesOf(tables.pages)].filter(([name]) => posts.has(name));
  const indexed = new Set(
    shown.flatMap(([, { facts }]) => facts.filter((fact) => INDEXED.test(fact))),
  );
  const lines = [...chosen(tables.facts, [...indexed])].map(([fact, key]) => `${fact} ${key}`);
  const names = shown.map(([name]) => name);
  return textKey([said.surroundings, ...names.sort(), ...lines.sort()].join("\n"));
}
