/** `npm run build`: the whole site as plain files. */
// First of all: a mistake in it ends the build before anything is begun.
import "../site.config.ts";
import { buildSite } from "./build/build-site.ts";
import { errorText } from "./build/error-text.ts";
import { commandLine } from "./command-line.ts";

const USAGE = `Usage: npm run build -- [--out DIR] [--full]

Builds posts, pages, threads and feeds into _site/. Comments that are approved and not
yet merged are in it; the repository stays as it is.

  --out DIR  builds into another folder
  --full     renders every page (so far, every build does)`;

const { values } = commandLine(USAGE, {
  out: { type: "string", default: "_site" },
  full: { type: "boolean" },
});

try {
  await build(values.out);
} catch (error) {
  console.error(errorText(error));
  process.exitCode = 1;
}

async function build(out: string): Promise<void> {
  const began = performance.now();
  const { posts, comments, pages, reports } = await buildSite(out);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  for (const line of reports) console.log(line);
  console.log(
    `Built ${pages} pages in ${seconds} s into ${out}: ` +
      `${posts} posts and pages that can be answered, with ${comments} responses.`,
  );
}
