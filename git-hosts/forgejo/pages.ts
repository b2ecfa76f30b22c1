/** Lists that the API gives page by page. */
import { z } from "zod";
import type { RepositoryApi } from "./repository-api.ts";
import { whyNoList } from "./why-missing.ts";

/** The most that an instance gives at once, if it was not set up to give less. */
const LIMIT = 50;

export interface List {
  /** Below the repository, such as `/labels`. */
  path: string;
  query?: Readonly<Record<string, string>>;
}

/** The page of a list, from 1; an empty one is the end. */
export async function pageOf<T>(
  repository: RepositoryApi,
  list: List,
  item: z.ZodType<T>,
  page: number,
): Promise<T[]> {
  const { api, at } = repository;
  const query = new URLSearchParams({ ...list.query, limit: String(LIMIT), page: String(page) });
  const found = await api.find({ method: "GET", path: at(`${list.path}?${query}`) }, z.array(item));
  if (found !== null) return found;
  throw await whyNoList(repository, list.path.startsWith("/pulls") ? "pull requests" : "issues");
}

/** Page after page, until one is empty: an instance may give fewer at once than it is asked for. */
export async function* pagesOf<T>(
  repository: RepositoryApi,
  list: List,
  item: z.ZodType<T>,
): AsyncGenerator<T[]> {
  for (let page = 1; ; page += 1) {
    const items = await pageOf(repository, list, item, page);
    if (items.length === 0) return;
    yield items;
  }
}
