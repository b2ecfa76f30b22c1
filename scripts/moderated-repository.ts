/** Which repository the author's commands moderate. */
import type { PlainGitSettings } from "../git-hosts/plain-git/repository.ts";
import type { SiteSettings } from "../site/settings.ts";

/**
 * The one that site.config.ts names; with `here`, which is STET_HERE=1, this very one, to which
 * `npm start` proposes what is only tried out.
 */
export function moderatedRepository(
  { gitHost }: Pick<SiteSettings, "gitHost">,
  here: boolean,
): PlainGitSettings {
  const { branch, remote } = gitHost;
  return { directory: process.cwd(), branch, remote: here ? null : remote };
}
