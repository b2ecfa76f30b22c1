/** Writes the JSON Schema of every data file into comments-data/schema/. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { jsonSchemaFiles } from "../comments/json-schemas.ts";

for (const { path, content } of jsonSchemaFiles()) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  console.log(path);
}
