/** From page to page of a long thread. */
import type { CommentView, PageView, ThreadView } from "../comments/comment-view.ts";
import { wordsFor } from "../words/words.ts";
import type { Post } from "./post.ts";
import type { CommentPage } from "./site-lists.ts";
import type { SiteThreads } from "./threads.ts";

export function commentsPage({ post, path }: CommentPage, threads: SiteThreads): PageView {
  const page = threads.viewOf(post).pages.find((candidate) => candidate.path === path);
  if (page === undefined) throw new Error(`The thread of ${post.id} has no page ${path}.`);
  return page;
}

/** When the last comment on it came, or changed; null where all of them were removed. */
export function lastCommentOn(at: CommentPage, threads: SiteThreads): string | null {
  return changesOf(commentsPage(at, threads).comments).sort().at(-1) ?? null;
}

/** When a post, or what is said below it, changed last; null for a page without a date that nobody answered. */
export function lastChangeOf(post: Post, threads: Pick<SiteThreads, "digestOf">): string | null {
  return later(post.updated ?? post.date, threads.digestOf(post).changed);
}

/** When one of them changed last. */
export function lastChangeOfAny(
  posts: readonly Post[],
  threads: Pick<SiteThreads, "digestOf">,
): string | null {
  return posts.reduce<string | null>(
    (last, post) => later(last, lastChangeOf(post, threads)),
    null,
  );
}

function later(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b > a) ? b : a;
}

/** Of those that can be read. The view has capped the depth. */
function changesOf(comments: readonly CommentView[]): string[] {
  return comments.flatMap(({ kind, date, edited, replies }) => {
    const below = changesOf(replies);
    return kind === "removed" ? below : [edited ?? date, ...below];
  });
}

/** The one that goes before it among those that are read one after another. */
export function pageBefore(page: PageView, view: ThreadView): PageView | null {
  return sequenceOf(page, view).find(({ number }) => number === page.number - 1) ?? null;
}

export function pageAfter(page: PageView, view: ThreadView): PageView | null {
  return sequenceOf(page, view).find(({ number }) => number === page.number + 1) ?? null;
}

/**
 * The first and the last of those that are read one after another, and the ones beside it; null where
 * others are left out, which are never one alone.
 */
export function pagesNear(page: PageView, view: ThreadView): (PageView | null)[] {
  const sequence = sequenceOf(page, view).toSorted((a, b) => a.number - b.number);
  const ends = [sequence.at(0), sequence.at(-1)];
  const isShown = (near: PageView | undefined) =>
    near !== undefined && (ends.includes(near) || Math.abs(near.number - page.number) <= 1);
  return sequence.flatMap((near, at) => {
    const [before, after] = [sequence[at - 1], sequence[at + 1]];
    if (isShown(near) || (isShown(before) && isShown(after))) return [near];
    return isShown(before) ? [null] : [];
  });
}

export function pageCount(page: PageView, view: ThreadView): number {
  return sequenceOf(page, view).length;
}

/** What it says about itself, such as `Page 2 of 5` or `Replies to Ada`. */
export function commentsTitle(at: CommentPage, threads: SiteThreads, language: string): string {
  const words = wordsFor(language);
  const page = commentsPage(at, threads);
  const { length } = sequenceOf(page, threads.viewOf(at.post));
  const where = words.site.pageOf(page.number, length);
  const { below } = page;
  const what = below
    ? words.thread.repliesTo(below.name ?? words.thread.someone)
    : words.site.commentsFeedTitle(at.post.title);
  return page.number === 1 ? what : `${what} (${where})`;
}

function sequenceOf({ below }: PageView, { pages }: ThreadView): readonly PageView[] {
  return pages.filter((page) => page.below?.id === below?.id);
}
