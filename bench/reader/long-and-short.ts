/** A post with few and with many comments, beside each other in a browser. */
import type { Browser } from "playwright-core";
import { printFigures, type Row, rounded } from "../figures.ts";
import { median } from "../median.ts";
import { type Opened, opened } from "./opened.ts";

const ROUNDS = 11;

/** `addresses` of the same post by what it is called here, the one with the fewest comments first. */
export async function longAndShort(
  browser: Browser,
  addresses: ReadonlyMap<string, string>,
): Promise<void> {
  const found = new Map([...addresses.keys()].map((post): [string, Opened[]] => [post, []]));
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [post, url] of addresses) found.get(post)?.push(await opened(browser, url));
  const [few = []] = found.values();
  printFigures(
    `A post in a browser with a quarter of this processor, median of ${ROUNDS}; kB gzipped, milliseconds`,
    [
      "comments",
      "kB of HTML",
      "kB of CSS",
      "requests",
      "paint",
      "ratio",
      "interactive",
      "ratio",
      "shift",
    ],
    [...found].map(([post, all]) => row(post, all, few)),
  );
}

function row(post: string, all: readonly Opened[], few: readonly Opened[]): Row {
  const middle = (key: keyof Opened, of = all) => median(of.map((each) => each[key]));
  const ratio = (key: keyof Opened) => rounded(middle(key) / middle(key, few));
  return [
    post,
    rounded(middle("html") / 1000),
    rounded(middle("css") / 1000),
    middle("requests"),
    rounded(middle("paint")),
    ratio("paint"),
    rounded(middle("interactive")),
    ratio("interactive"),
    rounded(middle("shift")),
  ];
}
