/**
 * A build writes into a folder beside, its stage; when all is there, that takes its place in the output
 * folder under a journal. So a build that is killed leaves the site as it was, or one that the next build
 * finishes first.
 */
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { z } from "zod";
import { changeOutput, filesIn, removeOthers } from "../../site/output-folder.ts";
import { statOf } from "../../site/plan/file-stamp.mjs";
import { BuildProblem } from "./error-text.ts";

export interface Stage {
  /** What is staged for the output folder lies here, under the same paths. */
  folder: string;
  journal: string;
  output: string;
}

/** What is carried out, whole and once it is begun. Paths are below the output folder. */
const Journal = z.strictObject({
  version: z.literal(1),
  /** The name of the folder that holds what is moved. */
  stage: z.string().regex(/^\d+$/),
  moved: z.array(z.string()),
  /** All files of the site, or those that have become part of it, and those that are no part of it any more. */
  site: z.union([
    z.strictObject({ files: z.array(z.string()) }),
    z.strictObject({ added: z.array(z.string()), gone: z.array(z.string()) }),
  ]),
});
type Journal = z.infer<typeof Journal>;

/**
 * What becomes of the files of former builds where nothing is staged: all go but the `kept`, or none but the
 * `gone`. Paths are below the output folder.
 */
export type OtherFiles =
  | { kept: Iterable<string> }
  | { gone: string[]; wasThere: (path: string) => boolean };

/** An empty one. What a build before this had begun to publish is published first. `file` is that of its traces. */
export function openStage(file: string, output: string): Stage {
  const { stages, journal } = placesOf(file);
  finishPublishing(file, output);
  removeStages(stages);
  // A process that a killed build has left behind may write on for a moment: not into the next one's.
  return { folder: join(stages, String(process.pid)), journal, output };
}

/** Where a build was killed while it published its site: then the output folder holds a part of it. */
export function finishPublishing(file: string, output: string): void {
  const { stages, journal } = placesOf(file);
  const begun = readJournal(journal);
  if (begun !== null) carryOut({ folder: join(stages, begun.stage), journal, output }, begun);
}

function placesOf(file: string): { stages: string; journal: string } {
  return { stages: `${file}.stage`, journal: `${file}.journal` };
}

/** More than once, where a process that a killed build has left behind still writes there. */
function removeStages(stages: string): void {
  rmSync(stages, { recursive: true, force: true, maxRetries: 9 });
}

/** `folder` is that of the stage, `path` below the output folder. */
export function writeStaged(folder: string, path: string, content: string | Buffer): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** Puts what is staged in its place. Gives the paths of what is not as it was. */
export function publish(stage: Stage, others: OtherFiles): readonly string[] {
  const staged = filesIn(stage.folder).map((path) =>
    relative(stage.folder, path).split(sep).join("/"),
  );
  const moved = staged.filter((path) => !isSame(stage, path));
  const site =
    "kept" in others
      ? { files: [...new Set([...staged, ...others.kept])] }
      : { added: moved.filter((path) => !others.wasThere(path)), gone: others.gone };
  const journal: Journal = { version: 1, stage: basename(stage.folder), moved, site };
  mkdirSync(dirname(stage.journal), { recursive: true });
  writeFileSync(`${stage.journal}.tmp`, JSON.stringify(journal));
  renameSync(`${stage.journal}.tmp`, stage.journal);
  carryOut(stage, journal);
  return moved;
}

/** Null also where it is damaged: what it moved is then unlike what the last build remembers, and made anew. */
function readJournal(journal: string): Journal | null {
  try {
    return Journal.parse(JSON.parse(readFileSync(journal, "utf8")));
  } catch {
    return null;
  }
}

/** Also where a part of it was carried out already. */
function carryOut({ folder, journal, output }: Stage, { moved, site }: Journal): void {
  // First of all: what was a folder may have become a file.
  if ("files" in site) removeOthers(output, new Set(site.files));
  else changeOutput(output, site);
  if (existsSync(folder))
    moveFolder(folder, output, new Set(moved.map((path) => join(folder, path))));
  rmSync(journal);
  removeStages(dirname(folder));
}

/** Of what lies in `from`, that which is to be `moved`. */
function moveFolder(from: string, to: string, moved: ReadonlySet<string>): void {
  // As a whole, where it is not there yet: a large site has tens of thousands.
  if (!existsSync(to) && isRenamed(from, to)) return;
  intoPlace(to, () => mkdirSync(to, { recursive: true }));
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [staged, place] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) moveFolder(staged, place, moved);
    else if (moved.has(staged)) intoPlace(place, () => moveFile(staged, place));
  }
}

function moveFile(from: string, to: string): void {
  if (isRenamed(from, to)) return;
  copyFileSync(from, `${to}.part`);
  renameSync(`${to}.part`, to);
  rmSync(from);
}

/** What a build has not written is never removed, also where the site needs its place. */
function intoPlace(place: string, put: () => void): void {
  try {
    put();
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    if (!["EISDIR", "ENOTDIR", "EEXIST"].includes(code)) throw cause;
    const found = code === "EISDIR" ? "is a folder" : "is a file";
    throw new BuildProblem(
      `The site was not built: ${place} ${found} that no build has made, and stands in its way. ` +
        "Move it away, and build again.",
    );
  }
}

/** False where the output folder lies on another disk. */
function isRenamed(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EXDEV") return false;
    throw error;
  }
}

/** Such a file stays as it is, with its date. */
function isSame({ folder, output }: Stage, path: string): boolean {
  const [staged, there] = [join(folder, path), join(output, path)];
  const found = statOf(there);
  if (found === undefined || !found.isFile() || found.size !== statSync(staged).size) return false;
  return haveSameBytes(staged, there);
}

const [PART, OTHER_PART] = [Buffer.alloc(2 ** 16), Buffer.alloc(2 ** 16)];

/** Part by part, in the same memory: some are of megabytes. */
function haveSameBytes(file: string, other: string): boolean {
  const opened = [openSync(file, "r"), openSync(other, "r")];
  try {
    const [one = 0, two = 0] = opened;
    for (;;) {
      const [read, count] = [readSync(one, PART), readSync(two, OTHER_PART)];
      if (!PART.subarray(0, read).equals(OTHER_PART.subarray(0, count))) return false;
      if (read === 0) return true;
    }
  } finally {
    for (const each of opened) closeSync(each);
  }
}
