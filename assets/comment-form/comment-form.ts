/** Makes the form below a post better where scripts run. Where none do, it works by pages of the service. */
import { keepDraft } from "./draft.ts";
import { showProblems } from "./problems.ts";
import { placeReplies } from "./reply.ts";
import { type Answer, openSending } from "./send.ts";

const respond = document.getElementById("respond");
const form = respond?.querySelector("form");
const parts = respond?.querySelector("template")?.content;
if (respond && form && parts) improve(respond, form, parts);

/** `parts` are what is added to the page, from _includes/comment-form-parts.njk. */
function improve(respond: HTMLElement, form: HTMLFormElement, parts: DocumentFragment): void {
  const part = <T extends HTMLElement>(name: string) => parts.querySelector<T>(name) as T;
  const [problem, preview, received] = [part(".problem"), part(".preview"), part(".status")];
  const replyTo = part<HTMLInputElement>("input");
  form.querySelector(".buttons")?.before(part(".privacy"), preview, problem, replyTo);
  const replies = placeReplies(respond, form, part("button"), replyTo);
  const draft = keepDraft(form);
  replies.placeAgain();
  const send = openSending(form);
  let isSending = false;

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (isSending) return;
    isSending = true;
    form.ariaBusy = "true";
    showProblems(form, problem, {}, "");
    preview.hidden = true;
    try {
      show(await send(event.submitter?.getAttribute("formaction") ?? form.action));
    } catch {
      showProblems(form, problem, {}, problem.dataset.failed ?? "");
    }
    form.ariaBusy = null;
    isSending = false;
  });

  function show({ statusUrl, html, error }: Answer): void {
    if (statusUrl) showReceived(statusUrl);
    else if (error) {
      if (error.code === "unknown_parent") replies.cancel();
      showProblems(form, problem, error.fields, error.notice ?? error.message);
    } else showPreview(html ?? "");
  }

  /** The service has made it safe; and what a parser reads here never runs. */
  function showPreview(html: string): void {
    const { body } = new DOMParser().parseFromString(html, "text/html");
    preview.querySelector(".comment-text")?.replaceChildren(...body.childNodes);
    preview.hidden = false;
    preview.focus();
  }

  function showReceived(statusUrl: string): void {
    draft.sent();
    received.querySelector("a")?.setAttribute("href", statusUrl);
    received.querySelector("h2")?.setAttribute("id", "respond-title");
    respond.replaceChildren(received);
    received.focus();
  }
}
