/** What Eleventy reads, what templates may ask, what is written. Always run with --config=.eleventy.ts. */
import { readdirSync } from "node:fs";
import { relative } from "node:path";
import type { UserConfig } from "@11ty/eleventy";
import { xmlText } from "./comments/xml-text.ts";
import { isScriptSource } from "./site/browser-script.ts";
import { matterOptions } from "./site/front-matter.ts";
import { makePictures } from "./site/images/make-pictures.ts";
import { machineFiles } from "./site/machine-files.ts";
import { filesIn, finishOutput } from "./site/output-folder.ts";
import { insistInside } from "./site/permalinks.ts";
import { withAddresses } from "./site/settings.ts";
import { readSite, siteReader } from "./site/site-content.ts";
import { siteLists } from "./site/site-lists.ts";
import { isLeftOut, pageHtml, templateData } from "./site/template-data.ts";
import { templateFilters, templateGlobals } from "./site/template-functions.ts";
import { site as authorSettings } from "./site.config.ts";
import { wordsFor } from "./words/words.ts";

const { STET_SITE_URL, STET_SERVICE_URL, STET_PREVIEW } = process.env;

export default function (eleventy: UserConfig) {
  const addresses = { site: STET_SITE_URL, service: STET_SERVICE_URL };
  const settings = withAddresses(authorSettings, addresses);
  const preview = STET_PREVIEW === "1";
  // Everything is read afresh at each build, so that a preview sees what was edited.
  const reader = siteReader(() => readSite(".", settings, { now: Date.now(), preview }));
  const site = reader.now;
  eleventy.on("eleventy.before", reader.readAgain);

  // Read: Markdown and templates of two folders, and no data files of Eleventy's, which can run code.
  eleventy.setTemplateFormats(["md", "njk"]);
  const others = readdirSync(".").filter((name) => name !== "posts" && name !== "pages");
  for (const name of others) eleventy.ignores.add(`./${name}{,/**}`);
  eleventy.ignores.add("./posts/**/*.njk");
  eleventy.setDataFileSuffixes([]);
  eleventy.setFrontMatterParsingOptions(
    matterOptions((yaml, file) => templateData(yaml, file, site())),
  );
  eleventy.addPreprocessor("drafts", "md", (data) => (isLeftOut(data) ? false : undefined));
  eleventy.setLibrary("md", { render: (text, { page }) => pageHtml(text, page.inputPath, site()) });
  for (const folder of ["comments-data", "posts", "pages"]) eleventy.addWatchTarget(`./${folder}/`);

  // Asked by templates.
  const globals = templateGlobals(site, settings, preview);
  const filters = templateFilters(site, settings);
  for (const [name, value] of Object.entries(globals)) eleventy.addNunjucksGlobal(name, value);
  for (const [name, filter] of Object.entries(filters)) eleventy.addFilter(name, filter);
  eleventy.addNunjucksGlobal("words", wordsFor(settings.language));
  eleventy.addGlobalData("lists", () => siteLists(site(), settings.postsPerPage));
  eleventy.setNunjucksEnvironmentOptions({
    throwOnUndefined: true,
    trimBlocks: true,
    lstripBlocks: true,
  });

  // Written: pages, assets, and what no template shapes; nothing outside the output folder.
  eleventy.addPassthroughCopy("assets", { filter: ["**/*", "!{comment-form,search}{,/**}"] });
  eleventy.addTransform("inside", function (content) {
    insistInside(eleventy.directories.output, this.page.outputPath);
    return this.page.outputPath.endsWith(".xml") ? xmlText(content) : content;
  });
  eleventy.on("eleventy.after", async ({ directories: { output }, outputMode, results = [] }) => {
    if (outputMode !== "fs") return;
    const assets = filesIn("assets").filter((path) => !isScriptSource(path));
    const pages = results.map(({ outputPath }) => relative(output, outputPath));
    const pictures = await makePictures(".", site().pictures.values(), output);
    finishOutput(output, machineFiles(site()), [...pages, ...assets, ...pictures.files]);
  });

  return {
    // A file where Eleventy looks for a folder of data: so there can be none, and none can run code.
    dir: { input: ".", includes: "_includes", data: "package.json" },
    pathPrefix: new URL(settings.url).pathname,
    markdownTemplateEngine: false,
  };
}
