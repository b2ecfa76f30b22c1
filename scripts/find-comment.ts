/** Finds the comment on the main branch that a person names by its id or a part of it. */
import type { Moderation } from "../git-hosts/plain-git/moderation.ts";
import { postsOfComments } from "./main-comments.ts";
import { pickId } from "./moderate/pick-id.ts";

export interface CommentPlace {
  id: string;
  post: string;
}

/** Throws where no comment fits, or more than one. */
export async function findComment(
  moderation: Pick<Moderation, "openMain">,
  typed: string,
): Promise<CommentPlace> {
  const posts = await postsOfComments(await moderation.openMain());
  const id = pickId(typed, posts.keys());
  const post = posts.get(id ?? "");
  if (id !== null && post !== undefined) return { id, post };
  throw new Error(
    `No comment on the main branch has an id that starts or ends with "${typed}". ` +
      "The permalink of a comment on its page ends with its id. One that waits can be approved, rejected or edited.",
  );
}
