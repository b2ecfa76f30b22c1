/** Why something that was read has not been written: every such item has exactly one of these. */

const WORDS = {
  "here-already": "here already",
  "removed-here": "removed here since",
  differs: "here already, and not the same: left as it is here",
  taken: "with the id, the address or nearly the name of another post here",
  "post-removed": "on a post that was removed here since",
  "post-left-out": "on a post that was left out",
  "no-post": "no post here that it belongs to: kept in the report file",
  repeated: "in the export a second time",
  "same-id": "not the same as another in the export with its id: give it one of its own there",
  unapproved: "not approved",
  spam: "spam",
  trash: "in the trash",
  deleted: "deleted there",
  empty: "without a text",
  "no-date": "without a date",
  "no-source": "a mention without an address that a link may carry",
  "other-kind": "no comment: a note of a plugin, an order or the like",
  private: "private; --private brings it as a draft",
  protected: "protected by a password; --protected brings it as a draft",
  unsaved: "begun and never saved",
  attachment: "a file: it comes with the post that shows it",
  unreadable: "a file that cannot be read: mend it, or type it anew, and import again",
  "other-file": "a file of another kind",
  "other-type": "neither a post nor a page",
  "no-id": "without an id of its own",
} as const;

export type Reason = keyof typeof WORDS;

/** Reasons that a person should look into. */
export const LOOK_INTO: ReadonlySet<Reason> = new Set([
  "differs",
  "taken",
  "no-post",
  "no-id",
  "same-id",
  "no-date",
  "no-source",
  "unreadable",
]);

export function wordsFor(reason: Reason): string {
  return WORDS[reason];
}
