/** What the routes of the server are given. */
import type { Context, Hono } from "hono";
import type { z } from "zod";
import { refused } from "./refusal.ts";
import type { RepositoryState } from "./state.ts";

/** `login` is whose token came with the request. */
export type Environment = { Variables: { login: string } };
export type Routes = Hono<Environment>;
export type Asked = Context<Environment>;
export type AddRoutes = (routes: Routes, state: RepositoryState) => void;

export const ROOT = "/api/v1/repos/ada/blog";

/** What stands behind a prefix of the repository's address, decoded. */
export function restOf({ req }: Asked, prefix: string): string {
  return req.path.slice(`${ROOT}${prefix}`.length).split("/").map(decodeURIComponent).join("/");
}

/** A body that is not as described is answered with 422 (APIValidationError), whatever was asked. */
export async function withBody<T>(
  context: Asked,
  schema: z.ZodType<T>,
  answer: (body: T) => Response,
): Promise<Response> {
  const body: unknown = await context.req.json().catch(() => null);
  const read = schema.safeParse(body);
  if (read.success) return answer(read.data);
  return refused({ source: "Gitea: bind 422", message: read.error.message });
}

/** `page` from 1, and `limit`: 30 where it is not said, 50 at most (MAX_RESPONSE_ITEMS). */
export function pageOfAll<T>({ req }: Asked, all: readonly T[]): T[] {
  const page = Number(req.query("page") ?? 1);
  const limit = Math.min(Number(req.query("limit") ?? 30), 50);
  return all.slice((page - 1) * limit, page * limit);
}
