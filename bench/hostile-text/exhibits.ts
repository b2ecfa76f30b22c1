/** What is looked at: a page, a feed or an answer, with where it comes from and what was fired at it. */

export interface Exhibit {
  /** Such as `post page` or `preview`. */
  place: string;
  attacks: readonly string[];
  /** As a host or the service sends it. */
  mediaType: string;
  body: string;
  /** Names of the headers it came with; none of a file. */
  headers?: readonly string[];
}

/** Something that should never be. */
export interface Finding {
  kind: FindingKind;
  place: string;
  attacks: readonly string[];
  /** What was seen: an element, an address, a call. */
  detail: string;
}

export const FINDING_KINDS = {
  ran: "a script ran",
  left: "the page went elsewhere",
  asked: "another host was asked",
  handler: "an attribute that handles events",
  address: "an address that runs or holds a document",
  element: "an element that no comment may have",
  style: "a style of its own",
  markup: "markup that our templates and comments do not have",
  malformed: "a feed or a data file that cannot be read",
  header: "a header that no answer of ours has",
  terminal: "a character that a terminal obeys",
} as const;
export type FindingKind = keyof typeof FINDING_KINDS;
