/** Where the site and the comment service are while trying things out. */
import type { SiteSettings } from "../../site/settings.ts";
import { freePort } from "./free-port.ts";

export interface LocalAddresses {
  sitePort: number;
  servicePort: number;
  site: string;
  service: string;
}

/**
 * The site at the port `usual` and the service at the next one where they are free; the site keeps the
 * path that its own address has.
 */
export async function localAddresses(
  settings: Pick<SiteSettings, "url">,
  usual: number,
): Promise<LocalAddresses> {
  const sitePort = await freePort(usual);
  const servicePort = await freePort(usual + 1, sitePort);
  const path = new URL(settings.url).pathname;
  return {
    sitePort,
    servicePort,
    site: `http://localhost:${sitePort}${path}`,
    service: `http://localhost:${servicePort}/`,
  };
}

/** Throws where it is none, or leaves no room for the next. */
export function portFrom(typed: string): number {
  const port = /^\d{1,5}$/.test(typed) ? Number(typed) : 0;
  if (port >= 1 && port < 65_535) return port;
  throw new Error(`--port takes a number from 1 to 65534, and not “${typed}”.`);
}
