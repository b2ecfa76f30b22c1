/** Keeps an export from sending us to places that only this machine can reach. */
import { lookup as lookUp } from "node:dns";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { parsedUrl } from "../../../comments/parsed-url.ts";

/** Why nothing is fetched from there; null where it may be. `site` is the old site's own address. */
export function whyNotFetched(url: URL, site: string | null): string | null {
  if (url.protocol !== "http:" && url.protocol !== "https:") return "it is no address of the web";
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  const isPrivate = ipaddr.isValid(host) && !isPublic(host);
  return isPrivate && !isOfSite(url, site) ? PRIVATE : null;
}

/** Asked for each connection, after names have become addresses: so none can point elsewhere later. */
export function guardedLookup(url: URL, site: string | null): LookupFunction {
  return (hostname, options, callback) => {
    lookUp(hostname, { ...options, all: true }, (error, addresses) => {
      const isAllowed = isOfSite(url, site) || addresses?.every(({ address }) => isPublic(address));
      const [first] = addresses ?? [];
      if (error !== null) callback(error, "", 0);
      else if (!isAllowed || first === undefined) callback(new Error(PRIVATE), "", 0);
      else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

const PRIVATE = "its address is not one of the public net";

/** A blog that is moved from the same machine or network is asked for what it shows itself. */
function isOfSite({ host }: URL, site: string | null): boolean {
  return site !== null && parsedUrl(site)?.host === host;
}

function isPublic(address: string): boolean {
  return ipaddr.process(address).range() === "unicast";
}
