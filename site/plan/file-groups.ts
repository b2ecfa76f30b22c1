/** The files that no template shapes, in groups, and which of them are as the last build left them. Pure. */
import { dirname } from "node:path/posix";
import { AVATARS } from "../avatars.ts";
import type { OutputFile } from "../output-folder.ts";
import type { Post } from "../post.ts";
import type { BuildTraces } from "./build-traces.ts";
import { entryOf } from "./table.ts";

export interface FileGroup {
  /** The folder that they lie in, or below. */
  name: string;
  files: readonly PlannedFile[];
  /** Keys by path, as the last build left them. */
  before: Keys;
}

/** By path. */
export type Keys = Readonly<Record<string, string>>;

export interface PlannedFile {
  file: OutputFile;
  /** The file of the post whose thread it holds. */
  post: string | null;
  isKept: boolean;
}

export interface UnplannedGroup {
  name: string;
  files: readonly OutputFile[];
  post: string | null;
}

/** `last` is null where nothing can be kept; `lost` is what is not there as it was written. */
export function planGroup(
  { name, files, post }: UnplannedGroup,
  last: BuildTraces | null,
  lost: ReadonlySet<string>,
): FileGroup {
  const before = (last === null ? null : entryOf(last.tables.files, name)) ?? {};
  const isKept = ({ path, key }: OutputFile) =>
    Object.hasOwn(before, path) && before[path] === key && !lost.has(path);
  return {
    ...{ name, before },
    files: files.map((file) => ({ file, post, isKept: isKept(file) })),
  };
}

/** Those of a post lie at its own path. */
export function groupOfPost({ path, file }: Post, files: readonly OutputFile[]): UnplannedGroup {
  return { name: path.slice(1), files, post: file };
}

/** Those of the site in the folders that they lie in. */
export function groupsOfSite(files: Iterable<OutputFile>): UnplannedGroup[] {
  // Also where nobody has one any more: the last have to go.
  const groups = new Map<string, OutputFile[]>([[AVATARS, []]]);
  for (const file of files) {
    const name = dirname(file.path);
    const group = groups.get(name) ?? [];
    group.push(file);
    groups.set(name, group);
  }
  return [...groups].map(([name, group]) => ({ name, files: group, post: null }));
}

/** Those that were there and are no more. */
export function goneFiles(groups: readonly FileGroup[]): string[] {
  return groups.flatMap(({ files, before }) => {
    const paths = new Set(files.map(({ file }) => file.path));
    return Object.keys(before).filter((path) => !paths.has(path));
  });
}

/** What a group has now. */
export function keysOf({ files }: Pick<FileGroup, "files">): Keys {
  return Object.fromEntries(files.map(({ file: { path, key } }) => [path, key]));
}
