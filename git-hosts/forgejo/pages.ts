/** Lists that the API gives page by page. */
import { z } from "zod";
import type { RepositoryApi } from "./repository-api.ts";

/** The most that an instance gives at once, if it was not set up to give less. */
const LIMIT = 50;

/** The page of a list of this repository, from 1; an empty one is the end. */
export function pageOf<T>(
  { api, at }: RepositoryApi,
  list: { path: string; query?: Readonly<Record<string, string>> },
  item: z.ZodType<T>,
  page: number,
): Promise<T[]> {
  const query = new URLSearchParams({ ...list.query, limit: String(LIMIT), page: String(page) });
  return api.ask({ method: "GET", path: at(`${list.path}?${query}`) }, z.array(item));
}

/** Page after page, until one is empty: an instance may give fewer at once than it is asked for. */
export async function* pagesOf<T>(
  repository: RepositoryApi,
  list: { path: string; query?: Readonly<Record<string, string>> },
  item: z.ZodType<T>,
): AsyncGenerator<T[]> {
  for (let page = 1; ; page += 1) {
    const items = await pageOf(repository, list, item, page);
    if (items.length === 0) return;
    yield items;
  }
}
