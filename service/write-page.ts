/** The empty form on a page of its own, which makes replying work without JavaScript. */
import type { Context } from "hono";
import { CommentId } from "../comments/comment-id.ts";
import { isPostId } from "../comments/post-id.ts";
import type { Words } from "../words/words.ts";
import { newToken, writeToken } from "./form-token.ts";
import { formPage } from "./pages/form-page.ts";
import type { ServiceParts } from "./parts.ts";
import { type PostProblem, postProblem } from "./post-check.ts";
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
    title: titleOf(isOpen, name, words),
    notice: noticeOf(problem, words),
    ...context,
    typed,
    preview: null,
    problems: [],
    token: isOpen ? writeToken(newToken(newId(now), typed.post, now), settings.signingKeys) : null,
  };
  return c.html(formPage(page, parts), isOpen ? 200 : REFUSALS[problem].status);
}

function titleOf(isOpen: boolean, name: string | null, { form, service }: Words): string {
  if (!isOpen) return service.errorTitle;
  return name === null ? form.title : form.titleTo(name);
}

function noticeOf(problem: PostProblem | null, { service }: Words): string | null {
  if (problem === null) return null;
  // Nothing was typed yet that the page could give back.
  return problem === "unknown_parent" ? service.parentGone : service.refused[problem];
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
