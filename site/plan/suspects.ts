/** Where little was written since the last build, little can be otherwise: that alone is looked at. */
import { SUBMISSIONS, THREADS } from "../../comments/paths.ts";
import type { Post } from "../post.ts";
import type { PostIndex } from "../post-index.ts";
import type { BuildTraces } from "./build-traces.ts";
import { factName } from "./facts.ts";
import { namesFrom } from "./table.ts";

export interface Suspects {
  /** That may have another key. */
  facts: readonly string[];
  /** Whose thread may be another. */
  posts: readonly Post[];
}

/** More are not worth it: each is searched for in the traces of all pages. */
const FEW = 20;

const POST = /^(?:posts|pages)\/.*\.md$/;
const THREAD = new RegExp(`^(?:${THREADS}/([^/]+)\\.json|${SUBMISSIONS}/([^/]+)/[^/]+\\.json)$`);

/**
 * Of a site whose shape is the same; `changed` are the paths of what was written. Null where any fact can be
 * another, as after a change of a picture or of a template.
 */
export function suspectsOf(
  changed: readonly string[],
  last: BuildTraces,
  { byId }: Pick<PostIndex, "byId">,
): Suspects | null {
  const threads = changed.flatMap((path) => THREAD.exec(path)?.slice(1).find(Boolean) ?? []);
  const files = changed.filter((path) => POST.test(path));
  if (changed.length > FEW || threads.length + files.length < changed.length) return null;
  const posts = [...new Set(threads)].flatMap((id) => byId.get(id) ?? []);
  return {
    posts,
    facts: [
      ...files.map((file) => factName("text", { file })),
      ...posts.flatMap((post) => [factName("thread", post), factName("responses", post)]),
      ...(threads.length === 0 ? [] : OF_ALL_THREADS.flatMap((name) => factsNamed(name, last))),
    ],
  };
}

/** Each with whatever number pages ask it for. */
const OF_ALL_THREADS = ["comments", "threads"];

function factsNamed(name: string, { tables }: BuildTraces): string[] {
  return [...namesFrom(tables.facts, factName(name))];
}
