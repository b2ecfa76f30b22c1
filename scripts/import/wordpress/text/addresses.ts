/** Addresses in the text of a post. Pure. */
import { parsedUrl } from "../../../../comments/parsed-url.ts";

/** Null where a browser would follow it nowhere. `site` is what relative ones were written for. */
export function absoluteAddress(written: string, site: string | null): string | null {
  const url = parsedUrl(written.trim(), site ?? undefined);
  return url !== null && /^(?:https?|mailto|tel):$/.test(url.protocol) ? url.href : null;
}

const SHORT = /^\/(?:index\.php)?\?(?:p|page_id)=(\d+)(#.*)?$/;

/**
 * `https://old.example/?p=117` is what WordPress calls each post besides its address, which this gives for it.
 * `addresses` are those of the posts of `site`, by their ids.
 */
export function longAddress(
  address: string,
  { site, addresses }: { site: string | null; addresses: ReadonlyMap<string, string> },
): string {
  const home = withoutStart(site ?? "").replace(/\/$/, "");
  const written = withoutStart(address);
  if (home === "" || !written.startsWith(home)) return address;
  const [, id = "", place = ""] = SHORT.exec(written.slice(home.length)) ?? [];
  const long = addresses.get(id) ?? "";
  return long === "" ? address : long + place;
}

/** Blogs have moved from `http` to `https`, and from `www.` to none: the older half of all links has that still. */
function withoutStart(address: string): string {
  return address.replace(/^https?:\/\/(?:www\.)?/, "");
}

/** A player in a frame, as the page that it plays. */
export function pageOfPlayer(address: string): string {
  const [, video] =
    /^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/(?:embed|v)\/([\w-]+)/.exec(address) ?? [];
  if (video !== undefined) return `https://www.youtube.com/watch?v=${video}`;
  const [, number] = /^https?:\/\/player\.vimeo\.com\/video\/(\d+)/.exec(address) ?? [];
  return number === undefined ? address : `https://vimeo.com/${number}`;
}
