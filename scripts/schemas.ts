/** `npm run schemas`: writes the JSON Schema of every data file into comments-data/schema/. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { jsonSchemaFiles } from "../comments/json-schemas.ts";
import { commandLine } from "./command-line.ts";

const USAGE = `Usage: npm run schemas

Writes the JSON Schema of every data file into comments-data/schema/. It is needed only
where the definitions in comments/ were changed.`;

commandLine(USAGE, {});

for (const { path, content } of jsonSchemaFiles()) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  console.log(path);
}
