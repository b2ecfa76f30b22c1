/** How versions of a site lie in a folder that is deployed to, here or on a server. Pure. */

/** The link that is served. */
export const CURRENT = "current";
export const VERSIONS = "versions";

const LINK = /^versions\/([0-9a-f]{16}(?:-again)?)$/;

/** What the link holds. */
export function linkTo(version: string): string {
  return `${VERSIONS}/${version}`;
}

/** The version that such a link leads to; null where it is none of a deploy's. */
export function versionIn(link: string): string | null {
  return LINK.exec(link)?.[1] ?? null;
}

/** Whether a folder in `versions` was made by a deploy, also by one that was cut off. */
export function isVersion(name: string): boolean {
  return LINK.test(linkTo(name.replace(/\.new$/, "")));
}
