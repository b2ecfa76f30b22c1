/** A process of a build that makes many pages: is told which, makes them, and tells what they depend on. */
import { readFileSync } from "node:fs";
import { threadPath } from "../../comments/paths.ts";
import { type ContentIds, contentId } from "../../site/content-ids.ts";
import type { BuildTraces } from "../../site/plan/build-traces.ts";
import { readPageTemplates } from "../../site/plan/page-templates.ts";
import { scopeOf } from "../../site/plan/scope.ts";
import { sitePages } from "../../site/plan/site-pages.ts";
import { readSite } from "../../site/site-content.ts";
import { siteLists } from "../../site/site-lists.ts";
import { errorText } from "./error-text.ts";
import type { ChunkOrder, ChunkReport } from "./page-pool.ts";
import { renderPages } from "./render-pages.ts";

// The build that asked for the pages has them, or is gone.
process.once("disconnect", () => process.exit());
process.once("message", (order: ChunkOrder) => {
  void madeOf(order)
    .catch((error: unknown): ChunkReport => ({ problem: errorText(error) }))
    .then((report) => process.send?.(report, () => process.disconnect()));
});

async function madeOf({ built, known, names, folder }: ChunkOrder): Promise<ChunkReport> {
  const { posts, threads }: Pick<BuildTraces, "posts" | "threads"> = JSON.parse(
    readFileSync(known, "utf8"),
  );
  const before = {
    posts,
    threads: new Map(Object.entries(threads)),
    ids: foundIds(posts, threads),
  };
  const { content } = readSite(".", built.settings, built, before);
  const lists = siteLists(content);
  const templates = readPageTemplates(".");
  const wanted = new Set(names);
  const made = sitePages(content, lists, templates).filter(({ name }) => wanted.has(name));
  const asked = await renderPages(
    content,
    scopeOf(made, lists, templates, { unknown: false }),
    built,
    folder,
  );
  return {
    pages: [...asked].map(([name, { output, facts }]) => ({ name, output, facts: [...facts] })),
  };
}

/** As the build has found them a moment ago: nothing is looked at again. */
function foundIds(posts: BuildTraces["posts"], threads: BuildTraces["threads"]): ContentIds {
  const ids = new Map([
    ...Object.values(posts).map(({ file, contentId: id }) => [file, id] as const),
    ...Object.entries(threads).map(([post, { key }]) => [threadPath(post), key] as const),
  ]);
  return (path) => ids.get(path) ?? contentId(readFileSync(path));
}
