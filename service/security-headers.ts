/** The headers of every answer, so that nothing a visitor sent can run and no address leaks. */
import type { MiddlewareHandler } from "hono";

/** `redirectOrigins`: besides the service's own. Browsers hold the redirect after a form to them too. */
function contentSecurityPolicy(redirectOrigins: readonly string[]): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    ["form-action 'self'", ...redirectOrigins].join(" "),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

export const SECURITY_HEADERS = {
  "content-security-policy": contentSecurityPolicy([]),
  // A status page's address holds its key, and `strict-origin` sends no path. `no-referrer` would make
  // Chromium send `Origin: null` with our own forms.
  "referrer-policy": "strict-origin",
  "x-content-type-options": "nosniff",
  "x-robots-tag": "noindex",
};

export function securityHeaders(redirectOrigins: readonly string[]): MiddlewareHandler {
  const policy = contentSecurityPolicy(redirectOrigins);
  const all = Object.entries({ ...SECURITY_HEADERS, "content-security-policy": policy });
  return async (c, next) => {
    await next();
    for (const [name, value] of all) c.res.headers.set(name, value);
    if (!c.res.headers.has("cache-control")) c.res.headers.set("cache-control", "no-store");
  };
}
