/** Collects what an import writes in a folder beside, and moves it into place when all of it is there. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { readThread, writeThreads } from "../../comments/data-files.ts";
import type { Thread } from "../../comments/thread.ts";

/** In the folder of the repository, and so on its disk: moving a file there is one step. */
const STAGE = ".stet/import/stage";
/** Threads that are made to last together, see `writeThreads`. */
const TOGETHER = 200;

export interface StagedFiles {
  /** `path` is one in the repository, with `/`. */
  write(path: string, content: string | Uint8Array): void;
  writeThread(thread: Thread): void;
  /** As it will be: several items may be on one post. */
  readThread(post: string): Thread;
  /** Moves all into place, `last` after everything else where there is one. Gives the paths. */
  settle(last: string | null): string[];
  /** Leaves nothing behind. */
  drop(): void;
}

/** Takes away what a run that was killed has left. `root` is the folder of the repository. */
export function stagedFiles(root: string): StagedFiles {
  const stage = join(root, STAGE);
  const waiting = new Map<string, Thread>();
  const written = new Set<string>();
  const flush = () => {
    writeThreads(stage, [...waiting.values()]);
    for (const post of waiting.keys()) written.add(post);
    waiting.clear();
  };
  rmSync(stage, { recursive: true, force: true });
  return {
    write(path, content) {
      const file = join(stage, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    },
    writeThread(thread) {
      waiting.set(thread.post, thread);
      if (waiting.size >= TOGETHER) flush();
    },
    readThread(post) {
      return waiting.get(post) ?? readThread(written.has(post) ? stage : root, post);
    },
    settle(last) {
      flush();
      const paths = filesIn(stage).filter((path) => path !== last);
      if (last !== null && existsSync(join(stage, last))) paths.push(last);
      for (const path of paths) moveInto(root, stage, path);
      rmSync(stage, { recursive: true, force: true });
      return paths;
    },
    drop() {
      rmSync(stage, { recursive: true, force: true });
    },
  };
}

/** Posts come before their threads: a run that was killed between finds the posts, and adds the rest. */
function filesIn(stage: string): string[] {
  if (!existsSync(stage)) return [];
  const order = ["assets/", "posts/", "pages/", "comments-data/"];
  const rank = (path: string) => order.findIndex((folder) => path.startsWith(folder));
  return readdirSync(stage, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(stage.length + 1))
    .map((path) => path.split(sep).join("/"))
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

function moveInto(root: string, stage: string, path: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  renameSync(join(stage, path), join(root, path));
}
