/** Bodies of requests, which GitHub refuses where they do not fit its description. */
import type { Context } from "hono";
import type { z } from "zod";
import { refused } from "./refusals.ts";

const TROUBLESHOOTING =
  "https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api";

/** 400 for what is no JSON, 422 for what is missing or of a wrong type. */
export async function bodyOf<T>(context: Context, schema: z.ZodType<T>): Promise<T> {
  const read = schema.safeParse(await jsonOf(context));
  if (read.success) return read.data;
  const said = read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  throw refused(`${TROUBLESHOOTING}#invalid-request 422`, `Invalid request.\n\n${said.join("\n")}`);
}

async function jsonOf({ req }: Context): Promise<unknown> {
  try {
    return await req.json();
  } catch {
    throw refused(`${TROUBLESHOOTING}#problems-parsing-json 400`, "Problems parsing JSON");
  }
}

/** One page of a list, as `per_page` and `page` ask for it: docs, "Using pagination in the REST API". */
export function pageOf<T>({ req }: Context, all: readonly T[]): T[] {
  const size = Math.min(Number(req.query("per_page") ?? 30), 100);
  const from = (Number(req.query("page") ?? 1) - 1) * size;
  return all.slice(from, from + size);
}
