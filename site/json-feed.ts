/** The newest posts as a JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/): what feed.xml has, for programs. */
import { feedHtml, feedPosts } from "./feeds.ts";
import type { Post } from "./post.ts";
import { authorPhoto, cardOf, type SharedPicture } from "./shared-card.ts";
import type { LinkedContent, SiteContent } from "./site-content.ts";

/** Below the site's address. */
export const JSON_FEED_FILE = "feed.json";

/** `linked` is asked where links and pictures of the texts lead. */
export function jsonFeed(content: SiteContent, linked: LinkedContent = content): string {
  const { settings, index } = content;
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title: settings.title,
    home_page_url: settings.url,
    feed_url: settings.url + JSON_FEED_FILE,
    description: settings.description,
    language: settings.language,
    authors: [
      {
        name: settings.author,
        url: settings.url,
        avatar: addressOf(authorPhoto(content), content),
      },
    ],
    items: feedPosts(index.posts).map((post) => itemOf(post, content, linked)),
  };
  return JSON.stringify(feed, null, 2);
}

/** An id as in feed.xml, so that whoever changes from one to the other sees no post twice. */
function itemOf(post: Post, content: SiteContent, linked: LinkedContent) {
  const url = new URL(post.url, content.settings.url).href;
  const { title, description, date, updated, tags } = post;
  return {
    id: url,
    url,
    title,
    content_html: feedHtml(post, linked),
    image: addressOf(cardOf(post, content), content),
    summary: description === "" ? undefined : description,
    date_published: date,
    date_modified: updated ?? date,
    tags: tags.length === 0 ? undefined : tags,
  };
}

function addressOf(picture: SharedPicture | null, { settings }: SiteContent): string | undefined {
  return picture === null ? undefined : new URL(picture.link, settings.url).href;
}
