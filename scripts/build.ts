/** `npm run build`: the whole site as plain files. */
import { siteBuilt } from "../site/settings.ts";
import { site } from "../site.config.ts";
import { buildSite } from "./build/build-site.ts";
import { errorText } from "./build/error-text.ts";
import { inTurn } from "./build/in-turn.ts";
import { commandLine } from "./command-line.ts";

const USAGE = `Usage: npm run build -- [--out DIR] [--full] [--explain]

Builds posts, pages, threads and feeds into _site/. Comments that are approved and not
yet merged are in it; the repository stays as it is.

  --out DIR  builds into another folder
  --full     renders every page, also what has not changed since the last build
  --explain  says of each page that is rendered why`;

const { values } = commandLine(USAGE, {
  out: { type: "string", default: "_site" },
  full: { type: "boolean", default: false },
  explain: { type: "boolean", default: false },
});

try {
  await inTurn(values.out, () => build(values.out));
} catch (error) {
  console.error(errorText(error));
  process.exitCode = 1;
}

async function build(out: string): Promise<void> {
  const began = performance.now();
  const built = siteBuilt(site, process.env);
  const { posts, comments, made, kept, reports } = await buildSite(out, built, values);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  for (const line of reports) console.log(line);
  if (values.explain) for (const [{ name }, why] of made) console.log(`${name}: ${why}`);
  console.log(
    `Built ${made.size} pages in ${seconds} s into ${out}, ${kept} are as they were: ` +
      `${posts} posts and pages that can be answered, with ${comments} responses.`,
  );
}
