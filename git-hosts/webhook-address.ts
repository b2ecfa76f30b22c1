/** What the address of a webhook says of where it goes. Pure. */

/** Is it where webhooks are heard? A password, a query or a fragment in it makes no difference. */
export function isHeardAt(url: string, address: string): boolean {
  const [one, other] = [parsedUrl(url), parsedUrl(address)];
  return (
    one !== null && other !== null && one.origin === other.origin && one.pathname === other.pathname
  );
}

/**
 * How it misses the address that it was meant for; null where it is meant for something else. Others
 * have webhooks on the same host: only one below the service, or with our own last word, is ours.
 */
export function missBy(url: string, address: string): "path" | "scheme" | null {
  const [one, other] = [parsedUrl(url), parsedUrl(address)];
  if (one === null || other === null || one.host !== other.host) return null;
  const service = new URL(".", other).pathname;
  const isMeant = /\/webhook\/?$/.test(one.pathname) || `${one.pathname}/`.startsWith(service);
  if (!isMeant) return null;
  return one.protocol === other.protocol ? "path" : "scheme";
}

/** Of those that are elsewhere: where one goes may be all that is needed to know whose it is. */
export function whereAllGo(urls: readonly string[]): string {
  const origins = urls.map(originOf);
  const places = [...new Set(origins)].filter((origin) => origin !== null);
  const unreadable = origins.filter((origin) => origin === null).length;
  return [
    places.length === 0 ? "" : `There are webhooks to ${places.join(", ")}.`,
    unreadable === 0 ? "" : `Webhooks whose address cannot be read: ${unreadable}.`,
  ]
    .join(" ")
    .trim();
}

/** Not the path: with many services that is what one has to know to send there. Null of what is no address. */
export function originOf(url: string): string | null {
  const parsed = parsedUrl(url);
  return parsed === null ? null : `${parsed.protocol}//${parsed.host}`;
}

function parsedUrl(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}
