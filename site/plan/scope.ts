/** What Eleventy is given of a site, so that it makes the planned pages and hardly any other. Pure. */

import type { SiteLists } from "../site-lists.ts";
import { pageName } from "./asked-facts.ts";
import type { PageTemplate } from "./page-templates.ts";
import type { SitePage } from "./site-pages.ts";

export interface Scope {
  lists: SiteLists;
  /** Globs of what Eleventy does not read. */
  ignored: readonly string[];
  /** Markdown files that it reads although they are ignored. */
  posts: readonly string[];
}

export function scopeOf(
  made: readonly SitePage[],
  lists: SiteLists,
  templates: readonly PageTemplate[],
  also: { unknown: boolean },
): Scope {
  const sources = new Set(made.map(({ source }) => source));
  const names = new Set(made.map(({ name }) => name));
  // Of such a template nobody knows which items of a list it shows.
  const whole = templates.filter(({ list }) => also.unknown && list === "unknown");
  const idle = templates.filter(
    (template) => !whole.includes(template) && !sources.has(template.path),
  );
  // A list is not even made where no page of it is.
  const few = <T extends { key: string }>(name: keyof SiteLists, all: () => readonly T[]) => {
    const makers = templates.filter(({ path, list }) => list === name && sources.has(path));
    if (whole.length > 0) return all();
    if (makers.length === 0) return [];
    return all().filter(({ key }) => makers.some(({ path }) => names.has(pageName(path, key))));
  };
  return {
    lists: {
      home: few("home", () => lists.home),
      years: few("years", () => lists.years),
      months: few("months", () => lists.months),
      tags: few("tags", () => lists.tags),
      commentPages: few("commentPages", () => lists.commentPages),
      aliases: few("aliases", () => lists.aliases),
    },
    ignored: ["./posts/**", "./pages/**/*.md", ...idle.map(({ path }) => `./${asGlob(path)}`)],
    posts: [...sources].filter((source) => source.endsWith(".md")),
  };
}

/** Of this file and no other, whatever is in its name. */
function asGlob(path: string): string {
  return path.replace(/[[\]{}()*?!+@\\]/g, "\\$&");
}
