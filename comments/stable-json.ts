/** One way to write a data file, so that the same data is always the same bytes. */
import type { z } from "zod";

/** Keys in the order of the schema, two spaces, a line feed at the end. */
export function stableJson<T>(schema: z.ZodType<T>, value: T): string {
  return `${JSON.stringify(schema.parse(value), null, 2)}\n`;
}
