/** The files of the whole site that no template shapes: its index for programs, comments as a feed, commenters, avatars, scripts. */
import { COMMENTERS_FILE, Commenters, commentersOf, countsByKey } from "../comments/commenters.ts";
import { SITE_INDEX_FILE } from "../comments/site-index.ts";
import { stableJson } from "../comments/stable-json.ts";
import { avatarPath, avatarSvg, OWN_AVATAR } from "./avatars.ts";
import { browserScript, SEARCH_SCRIPT_FILE } from "./browser-script.ts";
import { FORM_SCRIPT_FILE, formScript, hasFormScript } from "./form-script.ts";
import type { OutputFile } from "./output-folder.ts";
import { publicSiteIndex } from "./public-site-index.ts";
import type { SiteContent } from "./site-content.ts";
import { textKey } from "./text-key.ts";
import { newestCommentsFile } from "./thread-files.ts";

export function* machineFiles(site: SiteContent): Iterable<OutputFile> {
  const { index, settings, threads } = site;
  const posts = index.withThread;
  const counts = countsByKey(posts.map(threads.digestOf));
  for (const key of counts.keys()) {
    yield { path: avatarPath(key), key, content: () => avatarSvg(key) };
  }
  if (settings.profile.photo === null) yield written(OWN_AVATAR, avatarSvg(settings.author));
  // Told from what they are made of: to make them takes longer than to plan a thousand pages.
  const said = textKey(posts.map((post) => `${post.key} ${threads.keyOf(post)}`).join("\n"));
  const commenters = () => stableJson(Commenters, commentersOf(counts));
  yield { path: COMMENTERS_FILE, key: said, content: commenters };
  yield newestCommentsFile(site);
  const responsesOf = (post: { id: string }) => threads.digestOf(post).responses;
  // As stableJson would have it: to check what was checked as it was read takes longer than to plan all this.
  const siteIndex = () =>
    `${JSON.stringify(publicSiteIndex(posts, settings, responsesOf), null, 2)}\n`;
  yield { path: SITE_INDEX_FILE, key: said, content: siteIndex };
  // Made from what every page depends on.
  const search = () => browserScript("assets/search/search.ts");
  yield { path: SEARCH_SCRIPT_FILE, key: "", content: search };
  if (posts.some((post) => hasFormScript(post, settings))) {
    yield { path: FORM_SCRIPT_FILE, key: "", content: formScript };
  }
}

function written(path: string, text: string): OutputFile {
  return { path, key: textKey(text), content: () => text };
}
