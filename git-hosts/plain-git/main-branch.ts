/** Reads and changes files on the main branch, each change one commit. */
import { commitTree, REGULAR_FILE, type TreeEdit, withScratchIndex } from "./commits.ts";
import type { Git } from "./git.ts";
import { moderatorIdentity } from "./identity.ts";
import { filesUnder, readFilesAt, writeBlob } from "./objects.ts";
import { mainTip, type Repository, untilMoved } from "./repository.ts";

/** The files on main, all of one commit. */
export interface MainFiles {
  /** Null where there is no such file. */
  read: (paths: readonly string[]) => Promise<(string | null)[]>;
  /** Paths of all files below a folder. */
  list: (folder: string) => Promise<string[]>;
}

export interface FileChange {
  path: string;
  /** Null deletes the file. */
  content: string | null;
}

/** May be called more than once, each time with a newer main. */
export type ChangeFiles = (main: MainFiles) => Promise<readonly FileChange[]>;

export async function mainFiles(repository: Repository): Promise<MainFiles> {
  await repository.refs.refresh();
  return filesAt(repository.git, await mainTip(repository));
}

/** Makes no commit where nothing would change. */
export async function changeMain(
  repository: Repository,
  message: string,
  change: ChangeFiles,
): Promise<void> {
  const { git, refs } = repository;
  const identity = await moderatorIdentity(git);
  await untilMoved(repository, async () => {
    const main = await mainTip(repository);
    const edits = await Promise.all(
      (await change(filesAt(git, main))).map((file) => editOf(git, file)),
    );
    const tree = await withScratchIndex(git, main, async (index) => {
      await index.edit(edits);
      return index.writeTree();
    });
    if (tree === (await git.text(["rev-parse", `${main}^{tree}`]))) return true;
    const to = await commitTree(git, { tree, parents: [main], message, identity });
    return (await refs.move([{ ref: refs.main, from: main, to }], `stet: ${message}`)) || undefined;
  });
}

/** What a file on main held, the newest version first. */
export async function* readHistory(repository: Repository, path: string): AsyncGenerator<string> {
  await repository.refs.refresh();
  const { git } = repository;
  const output = await git.text(["rev-list", await mainTip(repository), "--", path]);
  for (const commit of output.split("\n").filter((line) => line !== "")) {
    const [content] = await readFilesAt(git, commit, [path]);
    if (typeof content === "string") yield content;
  }
}

/** The files of any commit, in the same shape. */
export function filesAt(git: Git, commit: string): MainFiles {
  return {
    read: (paths) => readFilesAt(git, commit, paths),
    list: (folder) => filesUnder(git, commit, folder),
  };
}

async function editOf(git: Git, { path, content }: FileChange): Promise<TreeEdit> {
  if (content === null) return { path, entry: null };
  return { path, entry: { mode: REGULAR_FILE, oid: await writeBlob(git, content) } };
}
