/** Reads files and ref tips out of git's objects, many with one process. */
import type { Git } from "./git.ts";

/** The text of files at a commit; null where there is no file. */
export async function readFilesAt(
  git: Git,
  commit: string,
  paths: readonly string[],
): Promise<(string | null)[]> {
  return readBlobs(
    git,
    paths.map((path) => `${commit}:${path}`),
  );
}

/** The text of blobs by any name that git knows; null where it is missing or not a blob. */
export async function readBlobs(git: Git, names: readonly string[]): Promise<(string | null)[]> {
  return (await readBlobBytes(git, names)).map((bytes) => bytes?.toString("utf8") ?? null);
}

/** As {@link readBlobs}, but the bytes as they are. */
export async function readBlobBytes(
  git: Git,
  names: readonly string[],
): Promise<(Buffer | null)[]> {
  if (names.length === 0) return [];
  const output = await git.bytes(["cat-file", "--batch"], { input: lines(names) });
  const blobs: (Buffer | null)[] = [];
  for (let at = 0; at < output.length; ) {
    const endOfLine = output.indexOf("\n", at);
    const [, type, size] =
      /^[0-9a-f]+ (\w+) (\d+)$/.exec(output.toString("utf8", at, endOfLine)) ?? [];
    at = endOfLine + 1;
    if (size === undefined) {
      blobs.push(null);
    } else {
      blobs.push(type === "blob" ? output.subarray(at, at + Number(size)) : null);
      at += Number(size) + 1;
    }
  }
  return blobs;
}

/** How many bytes blobs have, without reading them; null where it is missing or not a blob. */
export async function blobSizes(git: Git, names: readonly string[]): Promise<(number | null)[]> {
  if (names.length === 0) return [];
  const output = await git.text(["cat-file", "--batch-check=%(objecttype) %(objectsize)"], {
    input: lines(names),
  });
  return output.split("\n").map((line) => {
    const [, size] = /^blob (\d+)$/.exec(line) ?? [];
    return size === undefined ? null : Number(size);
  });
}

/** The objects that names stand for, looked up in the order given; null where there is none. */
export async function objectIds(git: Git, names: readonly string[]): Promise<(string | null)[]> {
  const output = await git.text(["cat-file", "--batch-check=%(objectname)"], {
    input: lines(names),
  });
  return output.split("\n").map((line) => (/^[0-9a-f]+$/.test(line) ? line : null));
}

/** Paths of all files under a folder at a commit; none where there is no such folder. */
export async function filesUnder(git: Git, commit: string, folder: string): Promise<string[]> {
  const output = await git.text(["ls-tree", "-r", "-z", "--name-only", commit, "--", `${folder}/`]);
  return output.split("\0").filter((path) => path !== "");
}

export async function writeBlob(git: Git, content: string): Promise<string> {
  return git.text(["hash-object", "-w", "--stdin"], { input: content });
}

function lines(names: readonly string[]): string {
  return names.map((name) => `${name}\n`).join("");
}
