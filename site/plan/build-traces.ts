/** What a build remembers of the last one into the same folder. */
import type { PictureFacts } from "../images/picture-facts.ts";
import type { KnownPost } from "../read-posts.ts";
import type { KnownThread } from "../threads.ts";
import type { FileStamp } from "./file-stamp.ts";

export interface BuildTraces {
  /** The key of all that was read. */
  inputs: string;
  /** When the clock alone changes the site: a moment in UTC; null where it never does. */
  until: string | null;
  /** What was said of the site. */
  told: ToldOfSite;
  /** The key of all that every page depends on. */
  surroundings: string;
  /** The key of all that posts say of themselves: see facts.ts. */
  postsKey: string;
  /** What pages depend on. */
  facts: readonly string[];
  /** Of each of them. */
  keys: readonly string[];
  /** By name. */
  pages: Readonly<Record<string, PageTrace>>;
  /** Those that no template shapes, pictures among them, by path below the output folder. */
  files: Readonly<Record<string, FileTrace>>;
  /** By the path of the file. */
  posts: Readonly<Record<string, KnownPost>>;
  /** By post id. */
  threads: Readonly<Record<string, KnownThread>>;
  /** By the path of the file. */
  pictures: Readonly<Record<string, PictureFacts>>;
}

/** What need not be read again where it is the same. */
export type KnownFiles = Pick<BuildTraces, "posts" | "threads" | "pictures">;

export interface ToldOfSite {
  /** Posts and pages that can be answered. */
  posts: number;
  comments: number;
  /** What a person should look at: in the submissions that are merged in memory, and threads that no page shows. */
  reports: readonly string[];
}

export interface PageTrace extends FileStamp {
  /** Below the output folder. */
  output: string;
  given: string;
  /** Places among the facts. */
  facts: readonly number[];
}

export interface FileTrace extends FileStamp {
  key: string;
}
