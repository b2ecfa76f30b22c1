/** Synced patterns of the block editor: posts name them, and they are items of their own. Pure. */

const NAMED = /<!-- wp:block \{"ref":(\d+)\b[^>]{0,2000}\/-->/g;
/** One may hold others, and itself. */
const DEEPEST = 3;
/** In characters; how often they may hold each other is without end. */
const MOST = 4_000_000;

/** By their ids; one that is not there stays named, and is told of with other blocks that are empty. */
export function withPatterns(html: string, patterns: ReadonlyMap<string, string>): string {
  let whole = html;
  let room = MOST;
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    whole = whole.replace(NAMED, (name, id: string) => {
      const pattern = patterns.get(id);
      if (pattern === undefined || pattern.length > room) return name;
      room -= pattern.length;
      return pattern;
    });
  }
  return whole;
}
