/** Where a Staticman form may send the browser afterwards: to the author's own pages only. */
import { parsedUrl } from "../../comments/parsed-url.ts";
import { webAddressOf } from "../../comments/web-address.ts";
import type { ServiceParts } from "../parts.ts";

type Needed = Pick<ServiceParts, "settings" | "site">;

export function redirectOrigins({ settings, site }: Needed): string[] {
  return [new URL(settings.siteUrl).origin, ...site.staticman.redirectOrigins];
}

/** Null for all else: whoever makes the form would choose where our visitors end up. */
export function allowedRedirect(typed: string | undefined, parts: Needed): string | null {
  const { siteUrl } = parts.settings;
  if (typed === undefined || typed.trim() === "") return null;
  const address = webAddressOf(parsedUrl(typed, siteUrl)?.href ?? "");
  if (address === null) return null;
  return redirectOrigins(parts).includes(new URL(address).origin) ? address : null;
}
