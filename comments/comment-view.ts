/** What a template sees of a comment. Everything is plain text but `html`, which is sanitised. */
import type { Author, Mention } from "./thread.ts";

export interface CommentView {
  readonly id: string;
  /** The element id on its page. */
  readonly anchor: string;
  /** Permalink. */
  readonly url: string;
  readonly kind: "comment" | "removed" | Mention["kind"];
  /** Position among the top-level items, for ever; null for replies and for what lost its place. */
  readonly number: number | null;
  /** 1 for top level, at most the cap. */
  readonly depth: number;
  readonly author: Author | null;
  readonly mention: Mention["mention"] | null;
  /** UTC, see `moment.ts`. */
  readonly date: string;
  readonly edited: string | null;
  /** The only field a template may print unescaped. */
  readonly html: string;
  /** Set where the nesting does not show what is answered. */
  readonly inReplyTo: RepliedTo | null;
  readonly replies: readonly CommentView[];
  /** How many that can be read are shown below it, at every depth. */
  readonly repliesBelow: number;
}

export interface RepliedTo {
  readonly id: string;
  /** Null where the comment is not in the thread. */
  readonly url: string | null;
  readonly name: string | null;
}

export interface ThreadView {
  /** Comments and mentions of every depth that can be seen. */
  readonly responses: number;
  readonly comments: readonly CommentView[];
}
