/** Finds keys that an object of JSON has twice: JSON.parse keeps the last, other readers the first. */

// In valid JSON quotes stand around strings only, and these marks between them mean what they say.
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/g;

/** Each once, in their order. `text` must be valid JSON. */
export function repeatedKeys(text: string): string[] {
  const repeated = new Set<string>();
  /** Keys seen in each object around this place; null for a list. */
  const around: (Set<string> | null)[] = [];
  let last = "";
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === "{") around.push(new Set());
    else if (token === "[") around.push(null);
    else if (token === "}" || token === "]") around.pop();
    else if (token === ":") {
      // Escapes spell one key in many ways.
      const key = String(JSON.parse(last));
      if (around.at(-1)?.has(key)) repeated.add(key);
      around.at(-1)?.add(key);
    }
    last = token;
  }
  return [...repeated];
}
