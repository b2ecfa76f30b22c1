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
export interface Index {
  init: () => Promise<void>;
  search: (words: string) => Promise<{ results: readonly Result[] }>;
}

/** Beside the page's script, whatever path the site has. */
const SITE = new URL("../", import.meta.url);

let loading: Promise<Index> | null = null;

/** Rejects where the author has not made one. */
export function loadIndex(): Promise<Index> {
  loading ??= openIndex();
  return loading;
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
