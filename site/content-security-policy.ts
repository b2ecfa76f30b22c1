/** The Content-Security-Policy of every page, by <meta>: static hosts set no headers. */

export interface PolicyOptions {
  /** Address of the comment service, with a slash at its end; null where there is none. */
  service: string | null;
  /** Whether the page has the form's script. */
  script: boolean;
  /** Live reload is a script of the preview's own server. */
  preview: boolean;
  /** Where the service may send a browser after a form, besides to the site and to its own pages. */
  redirectOrigins: readonly string[];
  /** Of the search page alone: the origin that the reader may ask instead; null: none. */
  search?: { elsewhere: string | null };
}

type Directives = Readonly<Record<string, readonly string[]>>;

export function contentSecurityPolicy({
  service,
  script,
  preview,
  redirectOrigins,
  search,
}: PolicyOptions): string {
  const directives: Directives = {
    "default-src": [],
    "style-src": ["'self'"],
    // For fonts that the author puts into assets/.
    "font-src": ["'self'"],
    // The author's own text may show pictures and films from anywhere; comments show none.
    "img-src": ["'self'", "https:", "data:"],
    "media-src": ["'self'", "https:"],
    "script-src": script || preview ? ["'self'"] : [],
    // The site itself also where nothing asks for it: tools that look at a page fetch robots.txt from within.
    "connect-src": [...(service ? [service] : []), "'self'"],
    // Browsers hold the redirect after a form to this too.
    "form-action": service ? [service, "'self'", ...redirectOrigins] : [],
    "base-uri": [],
  };
  return Object.entries(search ? ofSearchPage(directives, search.elsewhere) : directives)
    .map(([name, sources]) => `${name} ${sources.length > 0 ? sources.join(" ") : "'none'"}`)
    .join("; ");
}

/** What looks through the index is WebAssembly. */
function ofSearchPage(directives: Directives, elsewhere: string | null): Directives {
  const { "form-action": forms = [] } = directives;
  return {
    ...directives,
    "script-src": ["'self'", "'wasm-unsafe-eval'"],
    "form-action": [...new Set([...forms, "'self'", ...(elsewhere ? [elsewhere] : [])])],
  };
}
