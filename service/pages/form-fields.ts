/** The form's fields, each with a real label, its hint, and what is wrong with it. */
import { html } from "hono/html";
import { type EntryProblem, LIMITS } from "../../comments/entry.ts";
import type { Words } from "../../words/words.ts";
import type { TypedFields } from "../typed-fields.ts";
import type { Markup } from "./layout.ts";

const FIELDS = ["name", "email", "url", "text"] as const;
type FieldName = (typeof FIELDS)[number];

/** The same names, ids and order as in _includes/comment-form.njk. */
export function formFields(
  typed: TypedFields,
  problems: readonly EntryProblem[],
  words: Words,
): Markup {
  const { form } = words;
  const field = (name: FieldName, label: string, hint: string | null, control: Markup) => {
    const problem = problems.find((candidate) => candidate.field === name);
    return html`<p class="field">
<label for="comment-${name}">${label}</label>
${control}${
  hint === null
    ? ""
    : html`
<small id="comment-${name}-hint">${hint}</small>`
}${
  problem === undefined
    ? ""
    : html`
<strong class="problem" id="comment-${name}-problem">${problemSentence(problem, words)}</strong>`
}
</p>`;
  };
  const firstWrong = FIELDS.find((name) => isWrong(name, problems));
  // A notice that is there from the start is not read out: the page opens where something is to be mended.
  const described = (name: FieldName, hasHint: boolean) =>
    html`${describedBy(name, hasHint, problems)}${name === firstWrong ? " autofocus" : ""}`;
  return html`${field(
    "name",
    form.name,
    null,
    html`<input id="comment-name" name="name" type="text" dir="auto" value="${typed.name}" required maxlength="${LIMITS.name}" autocomplete="name"${described("name", false)}>`,
  )}
${field(
  "email",
  form.email,
  form.emailHint,
  html`<input id="comment-email" name="email" type="email" dir="ltr" value="${typed.email}" maxlength="${LIMITS.email}" autocomplete="email"${described("email", true)}>`,
)}
${field(
  "url",
  form.url,
  form.urlHint,
  html`<input id="comment-url" name="url" type="text" dir="ltr" inputmode="url" value="${typed.url}" maxlength="${LIMITS.url}" autocomplete="url"${described("url", true)}>`,
)}
${field(
  "text",
  form.text,
  form.textHint,
  // A parser drops a line feed right after the tag, and with it one that was typed.
  html`<textarea id="comment-text" name="text" dir="auto" rows="8" required maxlength="${LIMITS.text}"${described("text", true)}>
${typed.text}</textarea>`,
)}`;
}

/** A kind sentence for one problem. */
export function problemSentence({ field, code }: EntryProblem, words: Words): string {
  const sentences = words.service.problem;
  if (code === "missing" || code === "too_long") return sentences[code];
  if (field === "email" || field === "url") return sentences[field];
  return code === "unknown" ? sentences.other(field) : sentences.invalid;
}

function describedBy(
  name: FieldName,
  hasHint: boolean,
  problems: readonly EntryProblem[],
): Markup | "" {
  const wrong = isWrong(name, problems);
  const ids = [
    ...(hasHint ? [`comment-${name}-hint`] : []),
    ...(wrong ? [`comment-${name}-problem`] : []),
  ].join(" ");
  if (ids === "") return "";
  return html` aria-describedby="${ids}"${wrong ? html` aria-invalid="true"` : ""}`;
}

function isWrong(name: FieldName, problems: readonly EntryProblem[]): boolean {
  return problems.some(({ field }) => field === name);
}
