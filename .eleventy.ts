/** What Eleventy reads, what templates may ask, what is written. Always run with --config=.eleventy.ts. */
import { readdirSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import type { UserConfig } from "@11ty/eleventy";
import { xmlText } from "./comments/xml-text.ts";
import { matterOptions } from "./site/front-matter.ts";
import { insistInside } from "./site/permalinks.ts";
import { notingLinks } from "./site/plan/asked-facts.ts";
import { followTemplates } from "./site/plan/nunjucks-templates.ts";
import { type SiteRun, wholeSite } from "./site/plan/site-run.ts";
import { siteBuilt } from "./site/settings.ts";
import { isLeftOut, pageHtml, templateData } from "./site/template-data.ts";
import { templateFilters, templateGlobals } from "./site/template-functions.ts";
import { site as authorSettings } from "./site.config.ts";

const everything = () => wholeSite(".", siteBuilt(authorSettings, process.env));

/** A build gives a run of its own, which makes what has changed; `npm start` makes everything each time. */
export default function (eleventy: UserConfig, run: SiteRun = everything()) {
  const { site, asked, settings } = run;
  eleventy.on("eleventy.before", run.readAgain);

  // What takes how long is no news for an author.
  eleventy.benchmarkManager.get("Configuration").setIsVerbose(false);

  // Read: Markdown and templates of two folders, and no data files of Eleventy's, which can run code.
  eleventy.setTemplateFormats(["md", "njk"]);
  const others = readdirSync(".").filter((name) => name !== "posts" && name !== "pages");
  for (const name of others) eleventy.ignores.add(`./${name}{,/**}`);
  for (const glob of ["./posts/**/*.njk", ...run.ignored]) eleventy.ignores.add(glob);
  for (const file of run.posts) eleventy.addTemplate(file, readFileSync(file, "utf8"));
  eleventy.setDataFileSuffixes([]);
  eleventy.setFrontMatterParsingOptions(
    matterOptions((yaml, file) => templateData(yaml, file, site())),
  );
  eleventy.addPreprocessor("drafts", "md", (data) => (isLeftOut(data) ? false : undefined));
  const linked = () => notingLinks(site(), asked.note);
  eleventy.setLibrary("md", {
    render: (text, data) => asked.during(data, () => pageHtml(text, data.page.inputPath, linked())),
  });
  for (const folder of ["comments-data", "posts", "pages"]) eleventy.addWatchTarget(`./${folder}/`);

  // Asked by templates.
  eleventy.on("eleventy.engine.njk", ({ nunjucks }) => followTemplates(nunjucks, asked.during));
  for (const each of Object.entries(templateGlobals(run))) eleventy.addNunjucksGlobal(...each);
  for (const each of Object.entries(templateFilters(run))) eleventy.addFilter(...each);
  eleventy.addGlobalData("lists", () => run.lists());
  eleventy.setNunjucksEnvironmentOptions({
    throwOnUndefined: true,
    trimBlocks: true,
    lstripBlocks: true,
  });

  // Written: pages, assets, and what no template shapes; nothing outside the output folder.
  const assets = { filter: ["**/*", "!{comment-form,search}{,/**}"] };
  if (run.copiesAssets) eleventy.addPassthroughCopy("assets", assets);
  eleventy.addTransform("inside", function (content) {
    insistInside(eleventy.directories.output, this.page.outputPath);
    return this.page.outputPath.endsWith(".xml") ? xmlText(content) : content;
  });
  eleventy.on("eleventy.after", async ({ directories: { output }, outputMode, results = [] }) => {
    const pages = results.map(({ outputPath }) => relative(output, outputPath));
    if (outputMode === "fs") await run.finish(output, pages);
  });

  return {
    // A file where Eleventy looks for a folder of data: so there can be none, and none can run code.
    dir: { input: ".", includes: "_includes", data: "package.json" },
    pathPrefix: new URL(settings.url).pathname,
    markdownTemplateEngine: false,
  };
}
