/** What Eleventy reads, what templates may ask, what is written. */
import { readdirSync, readFileSync } from "node:fs";
import type { UserConfig } from "@11ty/eleventy";
import { xmlText } from "./comments/xml-text.ts";
import { matterOptions } from "./site/front-matter.ts";
import { insistInside } from "./site/permalinks.ts";
import { notingLinks } from "./site/plan/asked-facts.ts";
import { followTemplates } from "./site/plan/nunjucks-templates.ts";
import type { SiteRun } from "./site/plan/site-run.ts";
import { isLeftOut, pageHtml, templateData } from "./site/template-data.ts";
import { templateFilters, templateGlobals } from "./site/template-functions.ts";

/** Each build gives a run of its own, which makes what has changed. */
export default function (eleventy: UserConfig, run: SiteRun) {
  const { content, asked, settings } = run;

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
    matterOptions((yaml, file) => templateData(yaml, file, content)),
  );
  eleventy.addPreprocessor("drafts", "md", (data) => (isLeftOut(data) ? false : undefined));
  const linked = notingLinks(content, asked.note);
  eleventy.addExtension("md", {
    compile: (text, path) => (data) => asked.during(data, () => pageHtml(text, path, linked)),
    // Or each text would be kept, and this build with it.
    compileOptions: { cache: false },
  });

  // Asked by templates.
  eleventy.on("eleventy.engine.njk", (engine) => followTemplates(engine, asked.during));
  for (const each of Object.entries(templateGlobals(run))) eleventy.addNunjucksGlobal(...each);
  for (const each of Object.entries(templateFilters(run))) eleventy.addFilter(...each);
  eleventy.addGlobalData("lists", () => run.lists);
  eleventy.setNunjucksEnvironmentOptions({
    throwOnUndefined: true,
    trimBlocks: true,
    lstripBlocks: true,
  });

  // Written: pages, and nothing outside the output folder.
  eleventy.addTransform("inside", function (text) {
    insistInside(eleventy.directories.output, this.page.outputPath);
    return this.page.outputPath.endsWith(".xml") ? xmlText(text) : text;
  });
  return {
    // A file where Eleventy looks for a folder of data: so there can be none, and none can run code.
    dir: { input: ".", includes: "_includes", data: "package.json" },
    pathPrefix: new URL(settings.url).pathname,
    markdownTemplateEngine: false,
  };
}
