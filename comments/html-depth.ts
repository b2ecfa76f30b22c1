/** How deep the elements of imported HTML stand in each other. */

/** Cleaning takes the square of the depth: hundreds of kilobytes of `<b>` would take a minute. */
const DEEPEST = 500;
const TAG = /<(\/?)([a-z][^\s<>/]*)(?=[\s/>])[^<>]*>/gi;
const WITHOUT_CONTENT = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
/** Ended by the next one of their name, in HTML as people write it. */
const ENDED_BY_NEXT = /^(?:p|li|dt|dd|tr|td|th|option)$/;

/** As a parser would count: a tag that ends nothing that is open is passed over. */
export function isTooDeep(html: string): boolean {
  const open: string[] = [];
  for (const [, slash, written = ""] of html.matchAll(TAG)) {
    const name = written.toLowerCase();
    if (slash === "/") {
      const at = open.lastIndexOf(name);
      if (at >= 0) open.length = at;
    } else if (!WITHOUT_CONTENT.test(name)) {
      if (ENDED_BY_NEXT.test(name) && open.at(-1) === name) open.pop();
      open.push(name);
    }
    if (open.length > DEEPEST) return true;
  }
  return false;
}
