/** Lists the files below a folder, folder by folder. Only names are read. */
import { type Dirent, readdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";

export interface EntryFile {
  /** Below the folder that is imported, with `/`. */
  path: string;
  file: string;
}

/** The files that lie in one folder, by name: in that order themes number them. */
export interface EntryFolder {
  /** Below the folder that is imported, with `/`; that one itself has its own name. */
  name: string;
  /** It is the folder that is imported. */
  isTop: boolean;
  entries: readonly EntryFile[];
  /** What Staticman does not write. */
  others: readonly EntryFile[];
}

const IS_ENTRY = /\.(?:ya?ml|json|md)$/i;

/** Hidden files and folders are passed over. */
export function entryFolders(path: string): EntryFolder[] {
  const folders: EntryFolder[] = [];
  const waiting = [""];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const found = readdirSync(join(path, at), { withFileTypes: true });
    const seen = found.filter(({ name }) => !name.startsWith(".")).sort(byName);
    const pathOf = ({ name }: Dirent) => (at === "" ? name : `${at}/${name}`);
    waiting.push(
      ...seen
        .filter((one) => one.isDirectory())
        .map(pathOf)
        .reverse(),
    );
    const files = seen
      .filter((one) => !one.isDirectory())
      .map((one) => ({ path: pathOf(one), file: join(path, pathOf(one)), isEntry: isEntry(one) }));
    folders.push({
      name: at || basename(resolve(path)),
      isTop: at === "",
      entries: files.filter((file) => file.isEntry),
      others: files.filter((file) => !file.isEntry),
    });
  }
  return folders;
}

/** A link may lead anywhere: it is left where it is. */
function isEntry(one: Dirent): boolean {
  return one.isFile() && IS_ENTRY.test(one.name);
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1;
}
