/** What a template sees of a comment. Everything is plain text but `html`, which is sanitised. */
import type { Author, Mention } from "./thread.ts";

export interface CommentView {
  readonly id: string;
  /** The element id on its page. */
  readonly anchor: string;
  /** A second one, which links from before an import lead to. */
  readonly oldAnchor: string | null;
  /** Permalink. */
  readonly url: string;
  readonly kind: "comment" | "removed" | Mention["kind"];
  /** Position among the top-level items, for ever; null for replies and for what lost its place. */
  readonly number: number | null;
  /** 1 for the top level of its page, at most the cap. */
  readonly depth: number;
  readonly author: Author | null;
  readonly mention: Mention["mention"] | null;
  /** UTC, see `moment.ts`. */
  readonly date: string;
  readonly edited: string | null;
  /** The only field a template may print unescaped. */
  readonly html: string;
  /** Set where the nesting does not show what is answered, or where that stands too far above. */
  readonly inReplyTo: RepliedTo | null;
  readonly replies: readonly CommentView[];
  /** How many that can be read are shown below it on its page, at every depth. */
  readonly repliesBelow: number;
  /** Of a top-level comment with very many replies: those that have pages of their own. */
  readonly furtherReplies: { readonly count: number; readonly url: string } | null;
}

export interface RepliedTo {
  readonly id: string;
  /** Null where the comment is not in the thread, or was removed and is hidden. */
  readonly url: string | null;
  readonly name: string | null;
}

/** One page of a thread. */
export interface PageView {
  /** Below the address of the post; empty for the post's own page. */
  readonly path: string;
  readonly url: string;
  /** From 1, among the pages that are read one after another with it. */
  readonly number: number;
  /** The comment whose further replies it shows; null where it shows top-level ones. */
  readonly below: RepliedTo | null;
  readonly comments: readonly CommentView[];
}

export interface MovedComment {
  readonly oldAnchor: string;
  readonly url: string;
}

export interface ThreadView {
  /** Comments and mentions of every depth that can be seen, on all pages. */
  readonly responses: number;
  /** The post's own page first, which may be empty; then each one in the order it is filled. */
  readonly pages: readonly [PageView, ...PageView[]];
  /** To comments on further pages, from where links from before an import look for them: the post's own. */
  readonly moved: readonly MovedComment[];
}
