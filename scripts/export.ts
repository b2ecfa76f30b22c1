/** `npm run export`: everything out again. */
import { momentOf } from "../comments/moment.ts";
import { site } from "../site.config.ts";
import { aloneIn } from "./alone.ts";
import { commandLine, orUsage } from "./command-line.ts";
import type { Exporter } from "./export/exporter.ts";
import { EXPORTERS } from "./export/exporters.ts";
import { writeWhole } from "./export/whole-file.ts";
import { visibleText } from "./terminal-text.ts";

const USAGE = `Usage: npm run export -- json|wxr FILE

Writes all posts, pages and comments into one file, and changes nothing here.

  json FILE  all of it as it stands: npm run import -- stet FILE takes it back, byte for byte
  wxr FILE   as WordPress takes it, under Tools > Import: posts and comments as HTML, with
             what each answers

  --force    replaces FILE where it is there already

Pictures and other files are in neither: copy the folders they lie in. docs/moving-in.md
says what else does not come along.`;

const { values, positionals } = commandLine(
  USAGE,
  { force: { type: "boolean", default: false } },
  { allowPositionals: true },
);
const { exporter, path } = orUsage(USAGE, () => whatAndWhere(positionals));

try {
  await aloneIn(".", exportAll);
} catch (error) {
  console.error(visibleText(error instanceof Error ? error.message : String(error)));
  process.exitCode = 1;
}

function whatAndWhere([name, file, another]: readonly string[]): {
  exporter: Exporter;
  path: string;
} {
  if (name === undefined) throw new Error("It is not said as what to export.");
  const found = Object.hasOwn(EXPORTERS, name) ? EXPORTERS[name] : undefined;
  if (found === undefined) throw new Error(`There is no export as "${name}".`);
  if (file === undefined) throw new Error("It is not said where to write it: name a file.");
  if (another !== undefined) throw new Error("It writes one file at a time.");
  return { exporter: found, path: file };
}

async function exportAll(): Promise<void> {
  const { parts, report } = exporter({ root: ".", settings: site, now: momentOf(Date.now()) });
  const bytes = await writeWhole(path, parts, { mayReplace: values.force });
  console.log(visibleText([`${path}: ${sizeOf(bytes)}`, ...report()].join("\n")));
}

function sizeOf(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
