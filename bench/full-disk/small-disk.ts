/** A disk so small that a trial can fill it: a tmpfs, which only root may mount. */
import { spawnSync } from "node:child_process";
import { temporaryFolder } from "../temporary-folder.ts";

export interface SmallDisk {
  folder: string;
  /** Makes room, as somebody does who deletes other files. */
  grow: () => void;
  remove: () => void;
}

const AMPLE = "size=64m,nr_inodes=100000";

const HINT = `This trial mounts small disks (tmpfs), which takes root on Linux:
  sudo npm run bench -- full-disk
In a container, that of Docker for example: docker run --cap-add SYS_ADMIN …`;

/** `room` in the words of mount(8), such as `size=384k`. */
export function smallDisk(room: string): SmallDisk {
  const folder = temporaryFolder();
  mount("-t", "tmpfs", "-o", room, "tmpfs", folder);
  return {
    folder,
    grow: () => mount("-o", `remount,${AMPLE}`, folder),
    // Lazily: a git that was stopped may still look at it.
    remove: () => void spawnSync("umount", ["-l", folder]),
  };
}

function mount(...parameters: string[]): void {
  const { status, stderr, error } = spawnSync("mount", parameters, { encoding: "utf8" });
  if (status === 0) return;
  throw new Error(`mount failed: ${(error?.message ?? stderr).trim()}\n\n${HINT}`);
}
