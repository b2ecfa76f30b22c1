// The launcher: runs a TypeScript file on any supported Node.
// It is bundled with all that it imports of ours, in memory and anew each time: what is read is what runs.
// Two hundred files that are loaded one by one, by Node itself or by a loader, take more than twice as long.
import module from "node:module";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

// Where this Node can keep them, packages are compiled once: beside them, since what lies there is run, and in the
// folder for temporary files anybody could have put it. It has to know before it loads any.
module.enableCompileCache?.(
  fileURLToPath(new URL("../node_modules/.cache/compiled", import.meta.url)),
);
const { importTypeScript } = await import("./import-typescript.mjs");

const [script] = process.argv.splice(2, 1);
if (script === undefined) {
  console.error("Usage: node scripts/run.mjs FILE.ts [ARGUMENT ...]");
  process.exit(2);
}
process.argv[1] = resolve(script);
try {
  await importTypeScript(process.argv[1]);
} catch (error) {
  // Those whose message says all: a file that is no TypeScript, or a mistake in one that people edit,
  // site.config.ts first of all. The stack is no use to them.
  if (error?.name !== "BadFile" && error?.name !== "BadSource") throw error;
  console.error(error.message);
  process.exit(1);
}
