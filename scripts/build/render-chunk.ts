/** A process of a build that makes many pages: is told which, again and again, makes them, and tells what they depend on. */
import { readFileSync } from "node:fs";
import { threadPath } from "../../comments/paths.ts";
import { type ContentIds, contentId } from "../../site/content-ids.ts";
import { askedFacts } from "../../site/plan/asked-facts.ts";
import type { KnownFiles } from "../../site/plan/build-traces.ts";
import { readPageTemplates } from "../../site/plan/page-templates.ts";
import { scopeOf } from "../../site/plan/scope.ts";
import { sitePages } from "../../site/plan/site-pages.ts";
import { readSite } from "../../site/site-content.ts";
import { siteLists } from "../../site/site-lists.ts";
import { threadFiles } from "../../site/thread-files.ts";
import type { ChunkOrder, ChunkReport, ChunkTask } from "./chunk-process.ts";
import { collectGarbage } from "./collect-garbage.ts";
import { errorText } from "./error-text.ts";
import { renderPages } from "./render-pages.ts";
import { writeStaged } from "./stage.ts";

type Maker = (order: ChunkOrder) => Promise<ChunkReport>;

let maker: Maker | null = null;

// The build that asked for the pages has them, or is gone.
process.once("disconnect", () => process.exit());
process.on("message", (order: ChunkOrder) => {
  void answer(order)
    .catch((error: unknown): ChunkReport => ({ problem: errorText(error) }))
    .then((report) => process.send?.(report));
});

async function answer(order: ChunkOrder): Promise<ChunkReport> {
  maker ??= makerFor(order.task);
  return await maker(order);
}

/** Reads the site once for all chunks. */
function makerFor({ built, known, folder }: ChunkTask): Maker {
  const { posts, threads, pictures } = JSON.parse(readFileSync(known, "utf8"));
  const files: KnownFiles = {
    posts: new Map(posts),
    threads: new Map(threads),
    pictures: new Map(pictures),
  };
  const before = { ...files, ids: foundIds(files) };
  const { content } = readSite(".", built.settings, built, before);
  const { byFile } = content.index;
  const lists = siteLists(content);
  const templates = readPageTemplates(".");
  const pages = new Map(sitePages(content, lists, templates).map((page) => [page.name, page]));
  const asked = askedFacts();
  return async ({ names, files: wanted }) => {
    const made = names.flatMap((name) => pages.get(name) ?? []);
    const scope = scopeOf(made, lists, templates, { unknown: false });
    const rendered = await renderPages(content, scope, built, folder, asked);
    for (const { path, post } of wanted) {
      const about = byFile.get(post);
      const files = about === undefined ? [] : threadFiles(about, content);
      for (const file of files) if (file.path === path) writeStaged(folder, path, file.content());
    }
    collectGarbage();
    return {
      pages: [...rendered].map(([name, { output, facts }]) => ({
        name,
        output,
        facts: [...facts],
      })),
    };
  };
}

/** As the build has found them a moment ago: nothing is looked at again. */
function foundIds({ posts, threads, pictures }: KnownFiles): ContentIds {
  const ids = new Map([
    ...[...posts.values()].map(({ file, contentId: id }) => [file, id] as const),
    ...[...pictures.values()].map(({ file, id }) => [file, id] as const),
    ...[...threads].map(([post, { key }]) => [threadPath(post), key] as const),
  ]);
  return (path) => ids.get(path) ?? contentId(readFileSync(path));
}
