// The launcher: runs a TypeScript file on any supported Node.
// Newer Nodes strip types themselves; older ones go through tsx, in this same process.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

if (!process.features.typescript) {
  const { register } = await import("tsx/esm/api");
  register();
}

const [script] = process.argv.splice(2, 1);
if (script === undefined) {
  console.error("Usage: node scripts/run.mjs FILE.ts [ARGUMENT ...]");
  process.exit(2);
}
process.argv[1] = resolve(script);
try {
  await import(pathToFileURL(process.argv[1]).href);
} catch (error) {
  // A mistake in a file that people edit, site.config.ts first of all: the stack is no use to them.
  if (error?.name !== "BadFile") throw error;
  console.error(error.message);
  process.exit(1);
}
