/** Where a post's page is: its address on the site, and its file in the output. */
import { posix } from "node:path";
import { PostId } from "../comments/post-id.ts";

const DATE_PREFIX = /\d{4}-\d{2}-\d{2}-(.*)/;

/** Eleventy's rule for `page.fileSlug`; `file` is a path in the repository. */
export function slugOf(file: string): string {
  const name = withoutDate(posix.basename(file, ".md"));
  return name === "index" ? withoutDate(posix.basename(posix.dirname(file))) : name;
}

function withoutDate(name: string): string {
  return (DATE_PREFIX.exec(name)?.[1] ?? name).normalize("NFC");
}

export interface PathParts {
  slug: string;
  year: string;
  month: string;
  day: string;
}

/** The path below the site's address, such as `/2026/my-post/`; `pattern` is checked by settings.ts. */
export function pathFor(pattern: string, parts: PathParts): string {
  const values: Readonly<Record<string, string>> = { ...parts, id: PostId.parse(parts.slug) };
  return pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
}

/** As a browser writes it: with the site's own path in front, and percent-encoded. */
export function linkTo(path: string, siteUrl: string): string {
  return new URL(`.${path}`, siteUrl).pathname;
}

/** Stands in an address as it is written: folders, none with a dot in front, which may lead up. */
const PLAIN = /^\/(?:(?!\.|%2e)[\w.~%-]+\/)*$/i;

/** Whole addresses of links on the site. Most are told without parsing, which takes its time in a list of thousands. */
export function addressesAt(siteUrl: string): (link: string) => string {
  const host = new URL("/", siteUrl).href.slice(0, -1);
  return (link) => (PLAIN.test(link) ? host + link : new URL(link, siteUrl).href);
}

/** Throws where a file would be written outside the output folder; both are paths of Eleventy's. */
export function insistInside(output: string, path: string): void {
  const relative = posix.relative(output, path);
  if (relative !== "" && relative !== ".." && !relative.startsWith("../")) return;
  throw new Error(
    `${path} lies outside the output folder ${output}; see the permalink of its page.`,
  );
}
