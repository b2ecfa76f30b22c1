/** What a response is to its post, as a class of microformats2 (https://indieweb.org/comments#How_to_display). Pure. */
import type { CommentView } from "../comments/comment-view.ts";

const ROLES: Readonly<Partial<Record<CommentView["kind"], string>>> = {
  comment: "u-comment",
  reply: "u-comment",
  like: "u-like",
  repost: "u-repost",
};

export function responseRole(kind: CommentView["kind"]): string {
  return ROLES[kind] ?? "u-mention";
}
