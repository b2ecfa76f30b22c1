/** Finds the id that a moderator means by the part of it that they typed. */

/**
 * The only one of `ids` that is, starts with or ends with what was typed; null where there is none.
 * Ids made within an hour share their start, so the ending is often the shorter way.
 */
export function pickId(typed: string, ids: Iterable<string>): string | null {
  const part = typed.trim().toLowerCase();
  if (part === "") throw new Error("An id cannot be empty.");
  const found = new Set<string>();
  for (const id of ids) {
    if (id === part) return id;
    if (id.startsWith(part) || id.endsWith(part)) found.add(id);
  }
  const [first = null, second] = found;
  if (second === undefined) return first;
  throw new Error(`"${part}" fits ${found.size} ids: ${[...found].join(", ")}. Type more of it.`);
}
