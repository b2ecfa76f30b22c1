/** The one page with the form: for writing, replying, previewing, confirming and mending. */
import { html, raw } from "hono/html";
import type { EntryProblem } from "../../comments/entry.ts";
import type { ServiceParts } from "../parts.ts";
import type { TypedFields } from "../typed-fields.ts";
import { formFields, problemSentence } from "./form-fields.ts";
import { backLink, basePath, layout, type Markup } from "./layout.ts";

/** HTML that has been through comments/comment-html.ts, and nothing else. */
export interface SafeHtml {
  readonly sanitised: string;
}

export interface FormPage {
  title: string;
  notice: string | null;
  /** Null where it is not known. */
  post: { title: string; url: string } | null;
  answered: { name: string | null; html: SafeHtml } | null;
  preview: SafeHtml | null;
  typed: TypedFields;
  /** Null where sending it again would do no good: the text is then only given back. */
  token: string | null;
  problems: readonly EntryProblem[];
}

export function formPage(page: FormPage, parts: ServiceParts): Markup {
  const { words } = parts;
  const { answered, preview, notice, typed } = page;
  const content = html`${notice === null ? "" : html`<p class="notice" role="status">${notice}</p>`}
${backLink(page.post, parts)}
${
  answered === null
    ? ""
    : html`<section class="answering">
<p>${words.service.answering(answered.name ?? words.service.someone)}</p>
<blockquote>${commentText(answered.html)}</blockquote>
</section>`
}
${
  preview === null
    ? ""
    : html`<section class="preview">
<h2>${words.service.previewTitle}</h2>
<article class="comment">
<p class="comment-name">${words.service.previewBy(typed.name)}</p>
${commentText(preview)}
</article>
</section>`
}
${page.token === null ? typedText(page, parts) : form(page, page.token, parts)}`;
  return layout(page.title, content, parts);
}

function form({ typed, problems }: FormPage, token: string, parts: ServiceParts): Markup {
  const { words } = parts;
  const base = basePath(parts);
  const shown = ["name", "email", "url", "text"];
  const others = problems.filter(({ field }) => !shown.includes(field));
  return html`<form class="comment-form" method="post" action="${base}comments">
${others.map((problem) => html`<p class="problem">${problemSentence(problem, words)}</p>`)}
<input type="hidden" name="post" value="${typed.post}">
<input type="hidden" name="replyTo" value="${typed.replyTo}">
<input type="hidden" name="token" value="${token}">
${formFields(typed, problems, words)}
<p class="extra" aria-hidden="true">
<label for="comment-subject">${words.form.leaveEmpty}</label>
<input id="comment-subject" name="subject" type="text" tabindex="-1" autocomplete="off">
</p>
<p class="privacy">${words.form.privacy}</p>
<p class="buttons">
<button type="submit">${words.form.post}</button>
<button type="submit" class="quiet" formaction="${base}preview">${words.form.preview}</button>
</p>
</form>`;
}

function typedText({ typed }: FormPage, { words }: ServiceParts): Markup | "" {
  if (typed.text === "") return "";
  return html`<p class="field">
<label for="comment-text">${words.service.whatYouWrote}</label>
<textarea id="comment-text" rows="8" readonly>
${typed.text}</textarea>
</p>`;
}

function commentText({ sanitised }: SafeHtml): Markup {
  return html`<div class="comment-text">${raw(sanitised)}</div>`;
}
