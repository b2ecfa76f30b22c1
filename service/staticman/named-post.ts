/** Which post a Staticman form is about, and which comment it answers. */
import { CommentId } from "../../comments/comment-id.ts";
import { isPostId } from "../../comments/post-id.ts";
import type { DeployedSite } from "../deployed-site.ts";
import type { Bracketed } from "./bracket-names.ts";
import { commentIn, fieldsCalled, POST_NAMES } from "./known-names.ts";
import { type PostName, postNamed, readPostName } from "./post-names.ts";

export interface NamedPost {
  /** An id where one was found or could be one; else empty. */
  post: string;
  /** The comment that `options[parent]` names; empty where it names the post, as in some themes. */
  parent: string;
}

export async function namedPost(
  { fields, options }: Bracketed,
  referrer: string,
  deployedSite: DeployedSite,
): Promise<NamedPost> {
  const given = POST_NAMES.flatMap((name) => [
    ...fieldsCalled(name, options),
    ...fieldsCalled(name, fields),
  ]).map(([, value]) => readPostName(value));
  const typedParent = options.get("parent") ?? "";
  const parent = readPostName(typedParent);
  const names = [...given, parent, readPostName(referrer)].filter(({ word }) => word !== "");
  const post = (await foundPost(names, deployedSite)) ?? possibleId(names);
  const isPost = [post, ...given.map(({ bare }) => bare)].includes(parent.bare);
  return { post, parent: isPost ? "" : commentNamed(typedParent) };
}

async function foundPost(
  names: readonly PostName[],
  deployedSite: DeployedSite,
): Promise<string | null> {
  const found = await deployedSite.findPostAmong((posts) => {
    return names.map((name) => postNamed(name, posts)).find(Boolean);
  });
  return found.kind === "found" ? found.value.id : null;
}

/** Where nobody knows which posts there are, the merge judges; where it is none, the answer names it. */
function possibleId(names: readonly PostName[]): string {
  return names.map(({ bare }) => bare).find(isPostId) ?? "";
}

function commentNamed(typed: string): string {
  const id = commentIn(typed);
  return CommentId.safeParse(id).success ? id : "";
}
