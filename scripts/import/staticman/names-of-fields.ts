/** What forms for Staticman call their fields: the form decides, so there are many names for one thing. */
import type { Fields } from "./read-entry.ts";

/** As `keyFor` writes them; what names the thing best comes first. */
const NAMES = {
  id: ["id", "uid", "uuid", "commentid"],
  name: ["name", "author", "authorname", "username", "displayname", "fullname", "nickname"],
  text: ["message", "comment", "body", "text", "content", "commenttext", "frontmattercontent"],
  url: ["website", "url", "site", "web", "homepage", "link", "authorurl", "authorwebsite"],
  date: ["date", "timestamp", "created", "createdat", "datetime", "time", "posted", "published"],
  post: [
    "slug",
    "postslug",
    "pageslug",
    "postid",
    "pageid",
    "post",
    "page",
    "permalink",
    "posturl",
    "pageurl",
  ],
} as const;

/** What says which comment is answered, the surest first. Some name the post where they answer nobody. */
export const REPLY_NAMES = [
  ...["replytoid", "replyingtouid", "replyingtoid", "replytouid", "replyid", "replytocomment"],
  ...["parentid", "parentuid", "parentcomment", "parentcommentid", "inreplytoid", "inreplyto"],
  ...["replyto", "replyingto", "parent", "replythread"],
];

/** Words by which a form says that there is nothing. */
const NOTHING = new Set(["", "~", "null", "nil", "none", "undefined", "false"]);

/** Empty where none of its names has a value. */
export function fieldOf(fields: Fields, what: keyof typeof NAMES): string {
  return NAMES[what].map((name) => fields.get(name) ?? "").find((value) => value !== "") ?? "";
}

export function hasValue(value: string | undefined): value is string {
  return value !== undefined && !NOTHING.has(value.toLowerCase());
}
