// Reads and parses the files of a folder with the YAML library alone, as it comes, and does nothing with
// what they say. Plain JavaScript: a floor that starts as fast as it can.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

const [, , folder] = process.argv;
let parsed = 0;
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  parse(readFileSync(join(entry.parentPath, entry.name), "utf8"));
  parsed += 1;
}
console.log(parsed);
