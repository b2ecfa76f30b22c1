// Touches the files that a merge touches, in the way it touches them, and does nothing else with them.
// With "read" as its argument, reads them only. Plain JavaScript: a floor that starts as fast as it can.
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";

const SUBMISSIONS = "comments-data/submissions";
const THREADS = "comments-data/threads";

const threads = readdirSync(SUBMISSIONS).map((post) => {
  const paths = readdirSync(`${SUBMISSIONS}/${post}`).map(
    (name) => `${SUBMISSIONS}/${post}/${name}`,
  );
  const texts = paths.map((path) => readFileSync(path, "utf8"));
  return { file: `${THREADS}/${basename(post)}.json`, paths, texts };
});
const before = threads.map(({ file }) => textIfThere(file));

if (process.argv[2] !== "read") {
  for (const [at, { file, texts }] of threads.entries()) {
    // The bytes that were read are, to a few in a hundred, as many as a merge writes.
    const text = [before[at], ...texts].join("");
    writeFileSync(`${file}.tmp`, text, { flush: true });
    renameSync(`${file}.tmp`, file);
  }
  for (const { paths } of threads) for (const path of paths) rmSync(path, { force: true });
}

function textIfThere(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
