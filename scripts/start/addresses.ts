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
export async function localAddresses(settings: SiteSettings): Promise<LocalAddresses> {
  const sitePort = await freePort(8080);
  const servicePort = await freePort(sitePort === 8081 ? 8082 : 8081);
  const path = new URL(settings.url).pathname;
  return {
    sitePort,
    servicePort,
    site: `http://localhost:${sitePort}${path}`,
    service: `http://localhost:${servicePort}/`,
  };
}
