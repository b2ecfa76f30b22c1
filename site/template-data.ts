/** What Eleventy learns of a template from the lines at its top, and how it renders Markdown. */
import { posix } from "node:path";
import { yamlMapping } from "./front-matter.ts";
import { pictureFile } from "./images/picture-file.ts";
import { pictureOnPage } from "./images/shown-picture.ts";
import { linkTo } from "./permalinks.ts";
import { insistLink } from "./post-links.ts";
import { renderPost } from "./post-markdown.ts";
import type { LinkedContent, SiteContent } from "./site-content.ts";

type Data = Readonly<Record<string, unknown>>;

/**
 * A post's data come from the index, which has checked them: the author's Markdown decides neither
 * layout nor output path. Our own templates say both themselves. `file` is a path of Eleventy's.
 */
export function templateData(yaml: string, file: string, { index }: SiteContent): Data {
  const path = posix.normalize(file);
  if (!path.endsWith(".md")) return yamlMapping(yaml, path);
  const post = index.byFile.get(path);
  if (!post) return { isLeftOut: true };
  const { kind, date } = post;
  return {
    post,
    layout: `${kind}.njk`,
    // Not the text itself, which Eleventy would compile as a template of its own for each post.
    permalink: () => `${post.path}index.html`,
    ...(date === null ? {} : { date: new Date(date) }),
  };
}

/** Drafts, and files that begin without front matter. */
export function isLeftOut(data: Data): boolean {
  return data.post === undefined;
}

/** The Markdown of the post at `file`, a path of Eleventy's. */
export function pageHtml(text: string, file: string, content: LinkedContent): string {
  const { index, settings, pictures } = content;
  const path = posix.normalize(file);
  return renderPost(text, {
    language: settings.language,
    resolve: (written) => insistLink(written, { file: path }, index.byFile, settings.url),
    show: (written, isFirst) => {
      const plan = pictures.get(pictureFile(written, path) ?? "") ?? null;
      return pictureOnPage(plan, isFirst, (link) => linkTo(link, settings.url));
    },
  });
}
