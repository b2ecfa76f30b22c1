/** Merges in memory, as every build does: the posts, their threads and what is approved are only read. */
import { momentOf } from "../../comments/moment.ts";
import { allPosts } from "../../scripts/all-posts.ts";
import { readSiteThreads } from "../../site/threads.ts";
import { site } from "../../site.config.ts";

const index = allPosts(".", site, momentOf(Date.now()));
const threads = readSiteThreads(".", index, site.comments);
console.log(index.posts.reduce((sum, post) => sum + threads.digestOf(post).responses, 0));
