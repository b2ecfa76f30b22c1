/** Whether the site is deployed where the settings say, and tells the service what it needs to know. */
import { BadFile, parseAs, parseJson } from "../../comments/bad-file.ts";
import { COMMENTERS_FILE, Commenters } from "../../comments/commenters.ts";
import { SITE_INDEX_FILE, SiteIndex } from "../../comments/site-index.ts";
import { type Addresses, addressesOf } from "./addresses.ts";
import { type Answer, ask, problemWith } from "./ask.ts";
import { type Line, note, right, wrong } from "./line.ts";
import type { Setup } from "./setup.ts";

export async function examineDeployedSite(setup: Setup): Promise<Line[]> {
  const addresses = addressesOf(setup);
  const { url } = addresses;
  const page = judgePage(url, await ask(url, setup.timeoutMs));
  if (page.verdict === "wrong") return [page];
  const index = await ask(url + SITE_INDEX_FILE, setup.timeoutMs);
  const commenters = await ask(url + COMMENTERS_FILE, setup.timeoutMs);
  return [page, ...judgeIndex(addresses, index), judgeCommenters(url, commenters)];
}

function judgePage(url: string, answer: Answer): Line {
  const problem = problemWith(url, answer);
  if (problem === null) return right("site", `${url} answers.`);
  const mend =
    "Deploy what npm run build writes, or set url in site.config.ts to where the site is.";
  return wrong("site", problem, mend);
}

const DEPLOY = "Deploy what npm run build writes, all of it.";

export function judgeIndex({ url, service }: Addresses, answer: Answer): Line[] {
  const read = readAs(SiteIndex, url + SITE_INDEX_FILE, answer);
  if (typeof read === "string") return [wrong("site-index", read, DEPLOY)];
  if (read.url !== url) {
    const says = `${url} has the site index of another site: ${read.url}`;
    const mend =
      "Build with the url that the site is deployed at: the service finds posts by these addresses.";
    return [wrong("site-index", says, mend)];
  }
  const { posts } = read;
  const there = right("site-index", `Its index is there: ${posts.length} posts and pages.`);
  const isAllClosed = posts.every(({ comments }) => comments === "closed");
  if (service === null || posts.length === 0 || !isAllClosed) return [there];
  const says =
    "None of them takes comments: it was built without a service, or comments are closed.";
  return [there, note("site-index", says, "Build and deploy it again if that was not meant.")];
}

export function judgeCommenters(url: string, answer: Answer): Line {
  const read = readAs(Commenters, url + COMMENTERS_FILE, answer);
  if (typeof read !== "string") return right("commenters", `${COMMENTERS_FILE} is there.`);
  const says = `${read} Moderators are not told who commented before.`;
  return wrong("commenters", says, DEPLOY);
}

/** What is wrong, where it cannot be read. */
function readAs<T>(
  schema: Parameters<typeof parseAs<T>>[0],
  url: string,
  answer: Answer,
): T | string {
  const problem = problemWith(url, answer);
  if (problem !== null) return problem;
  try {
    return parseAs(schema, parseJson("text" in answer ? answer.text : "", url), url);
  } catch (error) {
    if (error instanceof BadFile) return `${error.message}.`;
    throw error;
  }
}
