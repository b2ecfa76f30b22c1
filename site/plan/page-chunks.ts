/** Many pages in parts, each for a process that makes some of them. Pure. */
import type { SitePage } from "./site-pages.ts";

export interface Chunk {
  pages: readonly SitePage[];
  files: readonly ThreadFile[];
}

/** A file below the output folder that holds the thread of the post in the file `post`. */
export interface ThreadFile {
  path: string;
  post: string;
}

/** More cost memory, fewer the time that Eleventy takes to begin. */
const MOST = 800;

/** What belongs to one post stays together, since its comments are rendered once for all of it. */
export function chunksOf(pages: readonly SitePage[], files: readonly ThreadFile[]): Chunk[] {
  const chunks: { pages: SitePage[]; files: ThreadFile[] }[] = [];
  for (const group of groupsOf(pages, files)) {
    const last = chunks.at(-1);
    if (last === undefined || sizeOf(last) + sizeOf(group) > MOST) chunks.push(group);
    else {
      last.pages.push(...group.pages);
      last.files.push(...group.files);
    }
  }
  return chunks;
}

/** Those that show many posts come first, in groups of one. */
function groupsOf(pages: readonly SitePage[], files: readonly ThreadFile[]) {
  const groups = new Map<string, { pages: SitePage[]; files: ThreadFile[] }>();
  const groupOf = (post: string) => {
    const group = groups.get(post) ?? { pages: [], files: [] };
    groups.set(post, group);
    return group;
  };
  for (const page of pages) if (page.post !== null) groupOf(page.post).pages.push(page);
  for (const file of files) groupOf(file.post).files.push(file);
  const others = pages.filter(({ post }) => post === null);
  return [...others.map((page) => ({ pages: [page], files: [] })), ...groups.values()];
}

function sizeOf({ pages, files }: Chunk): number {
  return pages.length + files.length;
}
