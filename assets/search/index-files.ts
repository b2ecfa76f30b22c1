/** Pagefind's index, which `npm run search` has made; loaded with the first search. */

/** Its text is HTML, with `<mark>` around what was found. */
export interface Found {
  url: string;
  excerpt: string;
  meta: Readonly<Record<string, string>>;
}

export interface Result {
  data: () => Promise<Found>;
}

/** What is used of it. */
interface Index {
  init: () => Promise<void>;
  search: (words: string) => Promise<{ results: readonly Result[] }>;
}

/** Beside the page's script, whatever path the site has. */
const SITE = new URL("../", import.meta.url);

let loading: Promise<Index> | null = null;

/** Rejects where the author has made no index, or the network fails: the next call tries again. */
export async function find(words: string): Promise<readonly Result[]> {
  loading ??= openIndex();
  try {
    const index = await loading;
    return (await index.search(words)).results;
  } catch (error) {
    // What lacks a file may only fail once it is searched.
    loading = null;
    throw error;
  }
}

async function openIndex(): Promise<Index> {
  const pagefind: { createInstance: (options: object) => Index } = await import(
    new URL("search/pagefind/pagefind.js", SITE).href
  );
  // A blog is looked through in an instant; a worker would be one more file to load.
  const index = pagefind.createInstance({ baseUrl: SITE.pathname, noWorker: true });
  await index.init();
  return index;
}
