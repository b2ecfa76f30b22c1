/** Has Eleventy make some of the site's pages in a folder. */
import type { AskedFacts, AskedPages } from "../../site/plan/asked-facts.ts";
import type { Scope } from "../../site/plan/scope.ts";
import type { BuiltSite } from "../../site/settings.ts";
import type { SiteContent } from "../../site/site-content.ts";
import { eleventyHere } from "./eleventy-here.ts";

/** `folder` is relative to the working folder, which is that of the repository. */
export async function renderPages(
  content: SiteContent,
  scope: Scope,
  { settings, preview }: BuiltSite,
  folder: string,
  asked: AskedFacts,
): Promise<AskedPages> {
  const eleventy = await eleventyHere(folder, { settings, preview, content, asked, ...scope });
  // Errors are thrown as well, and told in fewer words by whoever catches them.
  eleventy.disableLogger();
  await eleventy.init();
  await eleventy.executeBuild("fs");
  return asked.take();
}
