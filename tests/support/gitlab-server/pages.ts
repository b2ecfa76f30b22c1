/** https://docs.gitlab.com/api/rest/#offset-based-pagination: 20 a page where nothing is said, at most 100. */
import type { Context } from "hono";

export function pageOf<T>(items: readonly T[], c: Context): T[] {
  const size = Math.min(Number(c.req.query("per_page") ?? 20), 100);
  const page = Number(c.req.query("page") ?? 1);
  const from = (page - 1) * size;
  c.header("x-next-page", from + size < items.length ? String(page + 1) : "");
  return items.slice(from, from + size);
}
