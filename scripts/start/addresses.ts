/** Where the site and the comment service are while trying things out. */
import type { SiteSettings } from "../../site/settings.ts";
import { freePort } from "./free-port.ts";

export interface LocalAddresses {
  sitePort: number;
  servicePort: number;
  site: string;
  service: string;
}

/** The usual ports where they are free; the site keeps the path that its own address has. */
export async function localAddresses(
  settings: Pick<SiteSettings, "url">,
  usual = { site: 8080, service: 8081 },
): Promise<LocalAddresses> {
  const sitePort = await freePort(usual.site);
  const servicePort = await freePort(usual.service, sitePort);
  const path = new URL(settings.url).pathname;
  return {
    sitePort,
    servicePort,
    site: `http://localhost:${sitePort}${path}`,
    service: `http://localhost:${servicePort}/`,
  };
}
