/** The HTML of a message, with links that lead where they say. Pure. */

/** Disqus counts clicks: it puts an address of its own before each, and its mark behind. */
const COUNTED = /\bhref="https?:\/\/disq\.us\/url\?url=([^"&]+)(?=["&])[^"]*"/g;
const MARK = /:[\w-]*$/;

export function messageHtml(message: string): string {
  // Old messages are text, in which lines count.
  const html = /<\w/.test(message) ? message : message.replace(/\r?\n/g, "<br>");
  return html.replace(COUNTED, (link, encoded: string) => {
    const address = decoded(encoded)?.replace(MARK, "");
    return address === undefined ? link : `href="${escaped(address)}"`;
  });
}

function decoded(encoded: string): string | null {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}

function escaped(address: string): string {
  return address.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}
