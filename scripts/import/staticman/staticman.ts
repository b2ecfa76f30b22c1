/** Staticman, by the folder that it writes to: a file for each comment, in folders by post. */
import type { Item, Origin, ReadComment } from "../origin.ts";
import { commentOf } from "./comment-of.ts";
import { type EntryFolder, entryFolders } from "./entry-folders.ts";
import { postHint, postNamedIn } from "./post-hint.ts";
import { type Entry, readEntry } from "./read-entry.ts";
import { repliesAmong } from "./replies.ts";

export const staticman: Origin = {
  name: "staticman",
  title: "Staticman",
  takes: "folder",
  async open(path, { timeZone }) {
    const folders = entryFolders(path);
    const files = folders.reduce((sum, { entries }) => sum + entries.length, 0);
    let read = 0;
    return {
      site: null,
      posts: [],
      progress: () => (files === 0 ? 1 : read / files),
      async *items() {
        for (const folder of folders) {
          yield* itemsOf(folder, timeZone);
          read += folder.entries.length;
        }
      },
    };
  },
};

function* itemsOf(folder: EntryFolder, timeZone: string): Generator<Item> {
  for (const { path } of folder.others) {
    const item = { what: "other" as const, id: path, title: path };
    yield { what: "left-out", item, reason: "other-file", comments: [] };
  }
  const unreadable: ReadComment[] = [];
  const posts = new Map<string, Entry[]>();
  for (const file of folder.entries) {
    const entry = readEntry(file);
    if (entry === null) unreadable.push({ id: file.path, parent: null, leftOut: "unreadable" });
    else addTo(posts, postNamedIn(entry.fields), entry);
  }
  if (unreadable.length > 0)
    yield { what: "comments", of: postHint(folder, "", []), isClosed: false, comments: unreadable };
  for (const [named, entries] of posts) {
    const replies = repliesAmong(entries);
    const comments = entries.map((entry) => commentOf(entry, replies, timeZone));
    yield { what: "comments", of: postHint(folder, named, entries), isClosed: false, comments };
  }
}

function addTo(posts: Map<string, Entry[]>, post: string, entry: Entry): void {
  const entries = posts.get(post);
  if (entries === undefined) posts.set(post, [entry]);
  else entries.push(entry);
}
