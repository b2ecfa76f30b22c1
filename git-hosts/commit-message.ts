/** What a commit of ours says, on every git host. */
import type { Publication } from "./proposal.ts";

export function messageOf({ title, body }: Pick<Publication, "title" | "body">): string {
  return body === "" ? title : `${title}\n\n${body}`;
}
