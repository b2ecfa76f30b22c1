/** What Eleventy reads, what templates may ask, what is written. Always run with --config=.eleventy.ts. */
import { readdirSync } from "node:fs";
import type { UserConfig } from "@11ty/eleventy";
import { avatarPath } from "./site/avatars.ts";
import { contentSecurityPolicy } from "./site/content-security-policy.ts";
import { feedComments, feedHtml, feedPosts, newestChange, xmlText } from "./site/feeds.ts";
import { matterOptions } from "./site/front-matter.ts";
import { machineFiles, writeFiles } from "./site/machine-files.ts";
import { insistInside, linkTo } from "./site/permalinks.ts";
import type { Post } from "./site/post.ts";
import { withAddresses } from "./site/settings.ts";
import { readSite, siteReader } from "./site/site-content.ts";
import { siteLists } from "./site/site-lists.ts";
import { tagSlug } from "./site/tag-list.ts";
import { isLeftOut, pageHtml, templateData } from "./site/template-data.ts";
import { writeAddress } from "./site/write-address.ts";
import { site as authorSettings } from "./site.config.ts";
import { wordsFor } from "./words/words.ts";

const TIDY = { trimBlocks: true, lstripBlocks: true };
const { STET_SITE_URL, STET_SERVICE_URL, STET_PREVIEW } = process.env;

export default function (eleventy: UserConfig) {
  const settings = withAddresses(authorSettings, {
    site: STET_SITE_URL,
    service: STET_SERVICE_URL,
  });
  const preview = STET_PREVIEW === "1";
  const reader = siteReader(() => readSite(".", settings, { now: Date.now(), preview }));
  const site = () => reader.now();
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

  // Asked by templates.
  eleventy.addGlobalData("lists", () => siteLists(site().index, settings.postsPerPage));
  eleventy.addNunjucksGlobal("words", wordsFor(settings.language));
  eleventy.addNunjucksGlobal("settings", settings);
  eleventy.addNunjucksGlobal("policy", contentSecurityPolicy({ ...settings, preview }));
  eleventy.addNunjucksGlobal("sitePages", () => site().index.pages);
  eleventy.addNunjucksGlobal("sitePosts", () => site().index.byId.values());
  eleventy.addNunjucksGlobal("neighboursOf", (post: Post) => site().index.neighbours.get(post));
  eleventy.addNunjucksGlobal("threadOf", (post: Post) => site().threads.viewOf(post));
  eleventy.addNunjucksGlobal("responsesOf", (post: Post) => site().threads.responsesOf(post));
  eleventy.addNunjucksGlobal("feedPosts", () => feedPosts(site().index.posts));
  eleventy.addNunjucksGlobal("feedComments", (posts: Post[]) =>
    feedComments(posts, site().threads),
  );
  eleventy.addFilter("newestChange", newestChange);
  eleventy.addFilter("day", (moment: string) => site().dates.day(moment));
  eleventy.addFilter("minute", (moment: string) => site().dates.minute(moment));
  eleventy.addFilter("link", (path: string) => linkTo(path, settings.url));
  eleventy.addFilter("tagPath", (name: string) => `/tags/${tagSlug(name)}/`);
  eleventy.addFilter("absolute", (link: string) => new URL(link, settings.url).href);
  eleventy.addFilter("avatar", (key: string) => linkTo(`/${avatarPath(key)}`, settings.url));
  eleventy.addFilter("writeAddress", (post: Post) => writeAddress(post, settings.service));
  eleventy.addFilter("feedHtml", (post: Post) => feedHtml(post, site()));
  eleventy.setNunjucksEnvironmentOptions({ throwOnUndefined: true, ...TIDY });

  // Written: pages, the style sheet, and what no template shapes; all of it inside the output folder.
  eleventy.addTransform("inside", function (content) {
    insistInside(eleventy.directories.output, this.page.outputPath);
    return this.page.outputPath.endsWith(".xml") ? xmlText(content) : content;
  });
  eleventy.addPassthroughCopy("assets");
  eleventy.on("eleventy.after", ({ directories, outputMode }) => {
    if (outputMode === "fs") writeFiles(directories.output, machineFiles(site()));
  });

  eleventy.addWatchTarget("./comments-data/");
  return {
    dir: { input: ".", includes: "_includes" },
    pathPrefix: new URL(settings.url).pathname,
    markdownTemplateEngine: false,
  };
}
