/** Everything you set about your site. */
import { defineSite } from "./site/settings.ts";

export const site = defineSite({
  title: "Stet",
  description: "A blog whose comments live in its git repository.",
  url: "https://blog.example/",
  author: "The Stet authors",
  profile: { about: "", photo: null, links: {} },
  language: "en",
  timeZone: "Europe/London",
  permalink: "/{year}/{id}/",
  postsPerPage: 5,
  comments: {
    open: true,
    closeAfterDays: null,
    maxDepth: 8,
    perPage: 25,
    report: null,
    script: true,
  },
  // Where readers without JavaScript look for posts.
  search: { elsewhere: "https://duckduckgo.com/?sites={site}&q={words}" },
  service: null,
  gitHost: { kind: "git", branch: "main", remote: null },
  // Where `npm run deploy` brings the site, such as { branch: "pages" }: see posts/publishing.md.
  deploy: null,
  // "unsuspected" publishes at once what does not look like spam; suspected spam is kept for so many days.
  moderation: { publish: "nothing", keepSuspectsDays: 14 },
  // Only for forms that were made for Staticman.
  staticman: { confirm: true, redirectOrigins: [] },
});
