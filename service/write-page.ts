/** The empty form on a page of its own, which makes replying work without JavaScript. */
import type { Context } from "hono";
import { CommentId } from "../comments/comment-id.ts";
import { isPostId } from "../comments/post-id.ts";
import { newToken, writeToken } from "./form-token.ts";
import { formPage } from "./pages/form-page.ts";
import type { ServiceParts } from "./parts.ts";
import { postProblem } from "./post-check.ts";
import { postContext } from "./post-context.ts";
import { REFUSALS } from "./refusals.ts";
import { NOTHING_TYPED } from "./typed-fields.ts";

/** `GET /write?post=…&replyTo=…` */
export async function writePage(c: Context, parts: ServiceParts): Promise<Response> {
  const { clock, newId, settings, deployedSite, words } = parts;
  const now = clock();
  const asked = { post: c.req.query("post") ?? "", replyTo: c.req.query("replyTo") ?? "" };
  const problem = await problemOf(asked, deployedSite, now);
  const isOpen = problem === null || problem === "unknown_parent";
  const typed = {
    ...NOTHING_TYPED,
    post: asked.post,
    replyTo: problem === null ? asked.replyTo : "",
  };
  const context = isPostId(asked.post)
    ? await postContext(typed, deployedSite)
    : { post: null, answered: null };
  const name = context.answered?.name ?? null;
  const page = {
    title: name === null ? words.form.title : words.form.titleTo(name),
    notice: problem === null ? null : words.service.refused[problem],
    ...context,
    typed,
    preview: null,
    problems: [],
    token: isOpen ? writeToken(newToken(newId(now), typed.post, now), settings.signingKeys) : null,
  };
  return c.html(formPage(page, parts), isOpen ? 200 : REFUSALS[problem].status);
}

async function problemOf(
  { post, replyTo }: { post: string; replyTo: string },
  deployedSite: ServiceParts["deployedSite"],
  now: number,
) {
  if (!isPostId(post)) return "unknown_post";
  const parent = replyTo === "" ? null : replyTo;
  if (parent !== null && !CommentId.safeParse(parent).success) return "unknown_parent";
  return postProblem({ post, replyTo: parent }, deployedSite, now);
}
