/** `npm run import`: posts and comments from elsewhere. */
import { existsSync } from "node:fs";
import { momentOf } from "../comments/moment.ts";
import { site } from "../site.config.ts";
import { aloneIn } from "./alone.ts";
import { commandLine, orUsage } from "./command-line.ts";
import { IMPORTERS } from "./import/importers.ts";
import { importProgress } from "./import/progress.ts";
import { reportLines } from "./import/report.ts";
import { reportFile, writeReport } from "./import/report-file.ts";
import { visibleText } from "./terminal-text.ts";

const USAGE = `Usage: npm run import -- wordpress|disqus|isso|stet FILE, or staticman FOLDER

Brings posts, pages and comments from another system. Running it again adds only what is
new; what you changed or removed here stays so. docs/moving-in.md leads through it.

  wordpress FILE    the file that Tools > Export > All content gives
  disqus FILE       the XML file that Community > Export sends by mail
  isso FILE         the database, such as comments.db
  stet FILE         the file that npm run export -- json wrote, here or in another blog
  staticman FOLDER  the folder with a folder for each post, such as _data/comments

Disqus, Isso and Staticman have comments alone: their posts must be here, under the same
address, alias, name or title. What belongs to none is kept whole in the report.

  --dry-run      writes nothing, and tells what would come
  --report FILE  writes the whole report there, as JSON, also of a dry run; without it,
                 it is in .stet/import/, in a file for each system
  --no-images    makes links of pictures instead of fetching them
  --private      brings private posts too, as drafts
  --protected    brings posts with a password too, as drafts
  --site NAME    the site that the export is of, such as https://old.example`;

const NEXT = `
npm start shows it. To keep it, commit it:

  git add posts pages assets comments-data && git commit -m "Move in"`;

const { values, positionals } = commandLine(
  USAGE,
  {
    "dry-run": { type: "boolean", default: false },
    report: { type: "string" },
    "no-images": { type: "boolean", default: false },
    private: { type: "boolean", default: false },
    protected: { type: "boolean", default: false },
    site: { type: "string" },
  },
  { allowPositionals: true },
);
const { name, load, path } = orUsage(USAGE, () => whatAndWhere(positionals));

try {
  await aloneIn(".", importAll);
} catch (error) {
  console.error(visibleText(error instanceof Error ? error.message : String(error)));
  process.exitCode = 1;
}

function whatAndWhere([name, path, another]: readonly string[]) {
  if (name === undefined) throw new Error("It is not said from where to import.");
  const load = Object.hasOwn(IMPORTERS, name) ? IMPORTERS[name] : undefined;
  if (load === undefined) throw new Error(`There is no importer "${name}".`);
  if (path === undefined)
    throw new Error("It is not said what to import: name the file or the folder.");
  if (another !== undefined) throw new Error("It takes one at a time.");
  return { name, load, path };
}

async function importAll(): Promise<void> {
  if (!existsSync(path)) throw new Error(`There is no ${path} here.`);
  const dryRun = values["dry-run"];
  const file = reportFile({ origin: name, source: path, wanted: values.report, dryRun });
  const progress = importProgress(process.stdout.isTTY, console.error);
  const importFrom = await load();
  const report = await importFrom({
    path,
    root: ".",
    settings: site,
    now: momentOf(Date.now()),
    dryRun,
    images: !values["no-images"],
    take: { private: values.private, protected: values.protected },
    site: values.site ?? null,
    onProgress: progress.tell,
  }).finally(progress.end);
  if (file !== null) writeReport(file, report, dryRun);
  console.log(visibleText(reportLines(report, { isPlan: dryRun, file }).join("\n")));
  if (report.files > 0 && !dryRun) console.log(NEXT);
}
