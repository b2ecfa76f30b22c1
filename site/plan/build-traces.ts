/** What a build remembers of the last one into the same folder. */
import type { PictureFacts } from "../images/picture-facts.ts";
import type { KnownPost } from "../read-posts.ts";
import type { KnownThread } from "../threads.ts";
import type { FileStamp } from "./file-stamp.mjs";
import {
  type RememberedPost,
  type RememberedThread,
  wholePost,
  wholeThread,
} from "./remembered.ts";
import { NO_LINES, type StoredLines } from "./stored-lines.ts";
import { type Changes, entriesAs, entriesOf, type Table, tableOf, withChanges } from "./table.ts";

export interface BuildTraces {
  said: Said;
  /** Of what people write, what git told of: see listed-ids.ts. */
  listed: StoredLines;
  tables: Tables;
}

export interface Said {
  /** False where more was made than is remembered, or something that may not be as it was read. */
  isWhole: boolean;
  /** When the clock alone changes the site: a moment in UTC; null where it never does. */
  until: string | null;
  /** What was said of the site. */
  told: ToldOfSite;
  /** The key of all that every page depends on. */
  surroundings: string;
  /** As long as it is the same, so are the names of all pages: see facts.ts. */
  shape: string;
  /** How many pages there are. */
  pages: number;
}

export interface Entries {
  /** In place of what was listed: by path, the id of its content; "" of what is not there. */
  inputs: string;
  /** What pages depend on: by name, its key. */
  facts: string;
  /** By name. */
  pages: PageTrace;
  /** Files that no template shapes, by whose they are: a key for each, by path below the output folder. */
  files: Readonly<Record<string, string>>;
  /** Of all that was written, by path below the output folder. */
  stamps: FileStamp;
  /** By the path of the file. */
  posts: RememberedPost;
  /** By post id. */
  threads: RememberedThread;
  /** By the path of the file. */
  pictures: PictureFacts;
}

export type Tables = { [T in keyof Entries]: Table<Entries[T]> };

/** What a build remembers otherwise than the one before it. */
export interface TraceChanges {
  said: Said;
  /** Null where it is what it was. */
  listed: StoredLines | null;
  tables: { [T in keyof Entries]: Changes<Entries[T]> };
}

/** What need not be read again where it is the same. */
export interface KnownFiles {
  posts: ReadonlyMap<string, KnownPost>;
  threads: ReadonlyMap<string, KnownThread>;
  pictures: ReadonlyMap<string, PictureFacts>;
}

export interface ToldOfSite {
  /** Posts and pages that can be answered. */
  posts: number;
  comments: number;
  /** What a person should look at: in the submissions that are merged in memory, and threads that no page shows. */
  reports: readonly string[];
}

export interface PageTrace {
  /** Below the output folder. */
  output: string;
  given: string;
  facts: readonly string[];
}

/** In the order in which a file has them. */
export const TABLES = [
  "inputs",
  "facts",
  "pages",
  "files",
  "stamps",
  "posts",
  "threads",
  "pictures",
] as const satisfies (keyof Entries)[];

export function tablesOf(make: <T extends keyof Entries>(name: T) => Table<Entries[T]>): Tables {
  return {
    inputs: make("inputs"),
    facts: make("facts"),
    pages: make("pages"),
    files: make("files"),
    stamps: make("stamps"),
    posts: make("posts"),
    threads: make("threads"),
    pictures: make("pictures"),
  };
}

/** Of a build that remembers nothing else. */
export function tracesOf({ said, listed, tables }: TraceChanges): BuildTraces {
  return { said, listed: listed ?? NO_LINES, tables: tablesOf((name) => tableOf(tables[name])) };
}

export function withTraceChanges(traces: BuildTraces, changes: TraceChanges): BuildTraces {
  const tables = tablesOf((name) => withChanges(traces.tables[name], changes.tables[name]));
  return { said: changes.said, listed: changes.listed ?? traces.listed, tables };
}

/** Without facts that no page depends on any more. */
export function withoutUnused({ tables, ...traces }: BuildTraces): BuildTraces {
  const used = new Set([...entriesOf(tables.pages).values()].flatMap(({ facts }) => facts));
  const facts = [...entriesOf(tables.facts)].filter(([fact]) => used.has(fact));
  return { ...traces, tables: { ...tables, facts: tableOf(new Map(facts)) } };
}

export function knownFiles({ tables }: BuildTraces): KnownFiles {
  return {
    posts: entriesAs(tables.posts, wholePost),
    threads: entriesAs(tables.threads, wholeThread),
    pictures: entriesOf(tables.pictures),
  };
}
