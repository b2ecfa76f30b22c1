/** Says what is wrong with the place of a file before it is written. */
import { existsSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** Throws where a folder lies there, or none that it could lie in. */
export function insistFilePlace(path: string): void {
  if (isFolder(path)) throw new Error(`${path} is a folder: name a file.`);
  const folder = dirname(path);
  if (!isFolder(folder)) throw new Error(`There is no folder ${folder}: make it first.`);
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}
