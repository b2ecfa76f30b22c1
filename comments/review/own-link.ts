/** Links in a pull request: they lead to the site, and nowhere that a visitor named. */
import { parsedUrl } from "../parsed-url.ts";

/**
 * `text` is ours at least in part: of somebody called `skip ci`, brackets around the name alone would
 * make a commit message that skips the checks. `url` is the site's; without a web address, the text alone.
 */
export function ownLink(text: string, url: string): string {
  const address = parsedUrl(url);
  if (address === null || !/^https?:$/.test(address.protocol)) return text;
  return `[${text}](${address.href.replace(/[()<>|\\]/g, percentCode)})`;
}

function percentCode(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
