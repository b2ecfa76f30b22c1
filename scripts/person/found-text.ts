/** What was found of a person, for the author to look at. */
import { importedText } from "../../comments/imported-html.ts";
import type { SiteDates } from "../../site/dates.ts";
import { counted } from "../counted.ts";
import { visibleLine } from "../terminal-text.ts";
import type { Found, Group, Identity } from "./identities.ts";
import type { PlacedComment } from "./places.ts";
import type { Sighting } from "./sightings.ts";

export interface Showing {
  dates: Pick<SiteDates, "day">;
  /** Of the comments that are shown, by post and id. */
  placeOf: (sighting: Sighting) => PlacedComment | undefined;
}

/** Every comment of each group, and who else it may be. */
export function foundText({ isKey, groups, namesakes }: Found, showing: Showing): string[] {
  const also = namesakes.map(
    (group) => `  ${whoIs(group.identity)}: ${counted(group.sightings.length, "comment")}`,
  );
  return [
    ...groups.flatMap((group) => [...groupText(group, showing), ""]),
    ...(also.length === 0 ? [] : ["The same name stands with others:", ...also, ""]),
    ...(isKey ? [KEY_IS_TYPED] : [NAME_IS_TYPED]),
  ];
}

const KEY_IS_TYPED =
  "A key follows from the e-mail address that was typed, and nobody has checked whose that is.";
const NAME_IS_TYPED = "A name is what somebody typed: whose comments these are, only you can tell.";

function groupText({ identity, sightings, otherNames }: Group, showing: Showing): string[] {
  const names = [...otherNames].map(([name, count]) => `“${visibleLine(name)}” (${count})`);
  return [
    `${whoIs(identity)}: ${counted(sightings.length, "comment")}`,
    ...sightings.flatMap((sighting) => {
      const place = showing.placeOf(sighting);
      return place === undefined ? [] : commentLines(place, showing);
    }),
    ...(names.length === 0 ? [] : [`  The same key stands with other names: ${names.join(", ")}`]),
  ];
}

function whoIs(identity: Identity): string {
  switch (identity.by) {
    case "key":
      return `With the key ${identity.key}`;
    case "website":
      return `Without a key, with the website ${identity.url}`;
    case "author":
      return "By the author of this blog";
    case "name":
      return "Without a key and without a website";
  }
}

export function commentLines(
  { post, url, number, isMerged, comment }: PlacedComment,
  { dates }: Pick<Showing, "dates">,
): string[] {
  const which = number === null ? "a reply" : `no. ${number}`;
  const state = isMerged ? "" : ", not merged yet";
  const by = visibleLine(comment.author?.name ?? "");
  return [
    `  ${post}, ${which}, ${dates.day(comment.date)}${state}: ${by}: ${firstLine(comment)}`,
    `    ${url ?? `${comment.id}, which no page shows`}`,
  ];
}

const LONGEST = 70;

function firstLine({ text = "", format = "markdown" }: PlacedComment["comment"]): string {
  const words = format === "html" ? importedText(text) : text;
  const [line = ""] = words.trim().split("\n");
  const letters = [...visibleLine(line)];
  const shown = letters.slice(0, LONGEST).join("").trim();
  return letters.length > LONGEST ? `${shown}…` : shown;
}
