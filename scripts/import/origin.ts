/** What an importer of another system gives to the core, in terms of no system: see `Origin`. */
import type { Mention } from "../../comments/thread.ts";
import type { Reason } from "./reasons.ts";

/** One for each system, in a folder of its own; `importers.ts` lists them. */
export interface Origin {
  /** Begins the ids of its comments, and stands in their `imported`: lower-case letters only. */
  name: string;
  /** For people, such as `WordPress`. */
  title: string;
  /** What `open` is given. */
  takes: "file" | "folder";
  /**
   * Looks the whole export over before anything is written. Throws `BadFile` with line and reason where
   * it cannot be told what the export says.
   */
  open(path: string, request: OpenRequest): Promise<Export>;
}

export interface OpenRequest {
  /** The site's zone: some systems write times without one. */
  timeZone: string;
  /** Posts that are kept out unless they are asked for; they come as drafts. */
  take: { private: boolean; protected: boolean };
}

export interface Export {
  /** The site it is of, such as `https://old.example`; null where it does not say. */
  site: string | null;
  /** Every post that `items` will give: each gets its name before any is written. */
  posts: readonly PostFacts[];
  /** Reads it again from the start, one item after the other, so that none but one is in memory. */
  items(): AsyncIterable<Item>;
  /** How far `items` has come, from 0 to 1. */
  progress(): number;
}

/** What is known of a post without reading its text. */
export interface PostFacts {
  /** The origin's; no other post of the export has it. */
  id: string;
  /** The id that older exports of the same origin gave it, where they gave another. */
  earlierId?: string;
  kind: "post" | "page";
  title: string;
  /** What the origin called it in addresses; may be empty. */
  slug: string;
  /** A moment in UTC; null where the origin has none. */
  date: string | null;
  /** Its old address; null where it never had one of its own. */
  address: string | null;
  /** Anyone could read it. */
  isPublished: boolean;
  tags: readonly string[];
}

/** Each holds all comments on one thing. */
export type Item =
  | { what: "post"; post: ImportedPost; comments: readonly ReadComment[] }
  | { what: "comments"; of: PostHint; isClosed: boolean; comments: readonly ReadComment[] }
  | { what: "left-out"; item: ItemName; reason: Reason; comments: readonly ReadComment[] };

/** Names an item in the report. */
export interface ItemName {
  what: "post" | "page" | "other" | "comment";
  /** The origin's. */
  id: string;
  title: string;
}

export interface ImportedPost extends PostFacts {
  /** A moment in UTC; null where it was never changed. */
  updated: string | null;
  description: string;
  draft: boolean;
  /** Of a page: it was under no other, so that it is to be linked at the top of every page. */
  navigation: boolean;
  pinned: boolean;
  /** Null where it never had any: a page without a thread. */
  comments: "open" | "closed" | null;
  /** Address of the picture that stands for it. */
  image: string | null;
  /** Reads its text, which is asked for only where the post is new here. */
  text(): PostText;
}

export interface PostText {
  /** Addresses of the pictures in it, each once. */
  pictures: readonly string[];
  /** Writes it, once it is known where everything went. */
  write(places: Places): Body;
}

export interface Places {
  /** What to show for the picture at this address; null makes a link of it. */
  picture(address: string): string | null;
  /** What to write for a link to this address of the old site; null leaves it as it is. */
  link(address: string): string | null;
}

export interface Body {
  /** Markdown. */
  text: string;
  /** What of the original did not come, each in a line for the author. */
  remarks: readonly string[];
}

/** How a set of comments finds its post, the surest first. */
export interface PostHint {
  /** Ids that it may have here. */
  ids: readonly string[];
  /** Old addresses, or paths of them. */
  addresses: readonly string[];
  title: string;
}

export type ReadComment = TakenComment | RemovedComment | LeftOutComment;

interface CommentPlace {
  /** The origin's. */
  id: string;
  /** The id that older exports of the same origin gave it, where they gave another. */
  earlierId?: string;
  /** The id that it had here, where it came from here: it keeps it. */
  ownId?: string;
  /** The id of what it answers, whether that is taken or not. */
  parent: string | null;
}

export interface LeftOutComment extends CommentPlace {
  leftOut: Reason;
}

/** One that was removed before it left here, and holds the place of those that answer it. */
export interface RemovedComment extends CommentPlace {
  removed: true;
  /** UTC, see `comments/moment.ts`. */
  date: string;
}

export interface TakenComment extends CommentPlace {
  kind: "comment" | Mention["kind"];
  /** Null for a mention by nobody who is named. */
  author: { name: string; url: string | null; isOwner: boolean } | null;
  mention: Mention["mention"] | null;
  /** UTC, see `comments/moment.ts`. */
  date: string;
  /** When its author changed it last. */
  edited?: string;
  format: "markdown" | "html";
  /** HTML has been through `importedHtml`. */
  text: string;
}
