/** Reads what Staticman's forms send: names in brackets such as `fields[name]` and `options[slug]`. */
import type { Pairs } from "../request-fields.ts";

/** Such forms carry much besides the comment; each name that is wrong makes the answer longer. */
const MAX_NAMES = 50;

/** JSON sends the same as objects within objects. What lies deeper has no meaning here. */
const MAX_DEPTH = 3;

const NAME = /^(fields|options)\[([^[\]]+)\](.*)$/su;

export interface Bracketed {
  /** By the name in the brackets. */
  fields: ReadonlyMap<string, string>;
  options: ReadonlyMap<string, string>;
  /** Names of fields that were sent twice, as a list, as an object or as a file. */
  meaningless: ReadonlySet<string>;
}

/**
 * Null where it is more than any form sends. Everything goes into Maps: as properties of an object,
 * names that visitors choose (`__proto__`) could change what all objects have.
 */
export function readBracketed(pairs: Pairs): Bracketed | null {
  const fields = new Map<string, string>();
  const options = new Map<string, string>();
  const meaningless = new Set<string>();
  const all = [...flattened(pairs, 1)];
  if (all.length > MAX_NAMES) return null;
  for (const [name, value] of all) {
    const [, group, key = "", deeper] = NAME.exec(name) ?? [];
    if (group === undefined || value === null) continue;
    const place = group === "fields" ? fields : options;
    const isPlain = typeof value === "string" && deeper === "";
    if (isPlain && !place.has(key)) place.set(key, value);
    else if (group === "fields") meaningless.add(key);
  }
  return { fields, options, meaningless };
}

function* flattened(pairs: Pairs, depth: number): Generator<readonly [string, unknown]> {
  for (const [name, value] of pairs) {
    if (depth < MAX_DEPTH && isJsonObject(value)) {
      const inner = Object.entries(value).map(([key, item]) => [`${name}[${key}]`, item] as const);
      yield* flattened(inner, depth + 1);
    } else yield [name, value];
  }
}

/** A file of a form is an object too, but of a kind of its own. */
function isJsonObject(value: unknown): value is object {
  return (
    typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
