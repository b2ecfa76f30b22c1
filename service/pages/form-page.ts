/** The one page with the form: for writing, replying, previewing, confirming and mending. */
import { html, raw } from "hono/html";
import { LINK_REL } from "../../comments/comment-links.ts";
import type { EntryProblem } from "../../comments/entry.ts";
import type { Mention } from "../../comments/thread.ts";
import type { Words } from "../../words/words.ts";
import type { ServiceParts } from "../parts.ts";
import type { TypedFields } from "../typed-fields.ts";
import { formFields, problemSentence } from "./form-fields.ts";
import { backLink, basePath, layout, type Markup } from "./layout.ts";

const FORM_ID = "comment-form";

/** HTML that has been through comments/comment-html.ts, and nothing else. */
export interface SafeHtml {
  readonly sanitised: string;
}

/** `mention`: the page on another site, where that is what is answered. */
export interface Answered {
  url: string;
  name: string | null;
  html: SafeHtml;
  mention: (Mention["mention"] & Pick<Mention, "kind">) | null;
}

export interface FormPage {
  title: string;
  notice: string | null;
  /** Null where it is not known. */
  post: { title: string; url: string } | null;
  answered: Answered | null;
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
${backLink(page.post, answered?.url ?? "#respond", parts)}
${answered === null ? "" : answering(answered, words)}
${preview === null ? "" : previewed(preview, typed.name, words)}
${preview === null || page.token === null ? "" : postAsItIs(words)}
${page.token === null ? typedText(page, parts) : form(page, page.token, parts)}`;
  return layout(page.title, content, parts);
}

function answering({ name, html: text, mention }: Answered, words: Words): Markup {
  const { service, thread, marks } = words;
  return html`<section class="answering">
<p>${service.answering(name ?? service.someone)}</p>
${
  mention === null
    ? ""
    : html`<p>${thread.mention[mention.kind]}${marks.colon}<a dir="auto" href="${mention.source}" rel="${LINK_REL}">${mention.title || mention.source}</a></p>`
}${text.sanitised === "" ? "" : html`<blockquote>${commentText(text)}</blockquote>`}
</section>`;
}

function previewed(preview: SafeHtml, name: string, { service }: Words): Markup {
  return html`<section class="preview">
<h2>${service.previewHeading}</h2>
<div class="comment">
<p class="comment-name">${service.previewBy(name)}</p>
${commentText(preview)}
</div>
</section>`;
}

/** Ahead of the fields, since on a phone the button below them is far down. */
function postAsItIs({ form, service }: Words): Markup {
  return html`<p class="buttons"><button type="submit" form="${FORM_ID}">${form.post}</button></p>
<h2>${service.change}</h2>`;
}

function form({ typed, problems }: FormPage, token: string, parts: ServiceParts): Markup {
  const { words } = parts;
  const base = basePath(parts);
  const shown = ["name", "email", "url", "text"];
  const others = problems.filter(({ field }) => !shown.includes(field));
  return html`<form class="comment-form" id="${FORM_ID}" method="post" action="${base}comments">
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
<textarea id="comment-text" dir="auto" rows="8" readonly>
${typed.text}</textarea>
</p>`;
}

function commentText({ sanitised }: SafeHtml): Markup {
  return html`<div class="comment-text" dir="auto">${raw(sanitised)}</div>`;
}
