// @ts-check
// Whether a file of the output folder is as a build left it, told without reading it. Plain JavaScript: a thread
// that looks at tens of thousands of them has begun before TypeScript would be read.
import { statSync } from "node:fs";
import { join } from "node:path";

/**
 * `size` in bytes; `time` of its last change, in milliseconds since 1970.
 * @typedef {{ size: number, time: number }} FileStamp
 */

/**
 * `path` is below `output`. Throws where there is none.
 * @param {string} output
 * @param {string} path
 * @returns {FileStamp}
 */
export function stampOf(output, path) {
  const { size, mtimeMs: time } = statSync(join(output, path));
  return { size, time };
}

/**
 * @param {string} output
 * @param {string} path
 * @param {FileStamp} stamp
 */
export function hasStamp(output, path, { size, time }) {
  // Not join(), which takes half as long as the look itself.
  const found = statOf(`${output}/${path}`);
  return found !== undefined && found.size === size && isSameTime(found.mtimeMs, time);
}

/**
 * Some archives, such as those that GitLab keeps from one job to the next, hold whole seconds only.
 * @param {number} found
 * @param {number} time
 */
function isSameTime(found, time) {
  const isWhole = found % 1000 === 0;
  return found === time || (isWhole && Math.abs(found - time) < 1000);
}

/**
 * Undefined where there is nothing, a file where a folder would lead to it, or a link that leads in a circle.
 * @param {string} path
 */
export function statOf(path) {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "ENOTDIR" || code === "ELOOP") return undefined;
    throw error;
  }
}
