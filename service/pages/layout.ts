/** The frame of the service's pages; readable without its style sheet. */
import { html } from "hono/html";
import { directionOf } from "../../words/grammar.ts";
import type { ServiceParts } from "../parts.ts";

/** What hono's `html` gives: every value put into it is escaped. */
export type Markup = ReturnType<typeof html>;

/** Where the service's own addresses begin; a service may live below a path. */
export function basePath({ settings }: ServiceParts): string {
  return new URL(settings.serviceUrl).pathname;
}

export function layout(title: string, content: Markup, parts: ServiceParts): Markup {
  const { site, settings } = parts;
  return html`<!doctype html>
<html lang="${site.language}" dir="${directionOf(site.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title} · ${site.title}</title>
<link rel="stylesheet" href="${basePath(parts)}assets/stet.css">
<link rel="stylesheet" href="${basePath(parts)}assets/comments.css">
</head>
<body>
<header class="site-header">
<p class="site-title"><a href="${settings.siteUrl}">${site.title}</a></p>
</header>
<main id="main">
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`;
}

/**
 * Links back to where on a post somebody was or, where the post is not known, to the site's first page.
 * `place` is an address, or `#` and an element's id.
 */
export function backLink(
  post: { title: string; url: string } | null,
  place: string,
  { site, settings, words }: ServiceParts,
): Markup {
  const title = post?.title ?? site.title;
  const url = post ? new URL(place, post.url).href : settings.siteUrl;
  return html`<p><a href="${url}">${words.service.backTo(title)}</a></p>`;
}
