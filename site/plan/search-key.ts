/** Whether an index of the posts' words is still right: told from what a build remembers. Pure. */
import { textKey } from "../text-key.ts";
import type { BuildTraces } from "./build-traces.ts";

/** What the index can have of a page; neither its comments nor other posts that it leads to. */
const INDEXED = /^(?:post|text|address|picture) /;

/** Changes with all that is indexed, and with the program; null where nobody knows what the site shows. */
export function searchKey(traces: BuildTraces): string | null {
  const { inputs, surroundings, posts, pages, facts, keys } = traces;
  if (inputs === "") return null;
  const shown = Object.keys(pages).filter((name) => Object.hasOwn(posts, name));
  const indexed = new Set(shown.flatMap((name) => pages[name]?.facts ?? []));
  const lines = [...indexed].flatMap((at) => {
    const fact = facts[at] ?? "";
    return INDEXED.test(fact) ? `${fact} ${keys[at]}` : [];
  });
  return textKey([surroundings, ...shown.sort(), ...lines.sort()].join("\n"));
}
