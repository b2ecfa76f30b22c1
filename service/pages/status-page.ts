/** What became of a comment, and what happens next. */
import { html } from "hono/html";
import type { ServiceParts } from "../parts.ts";
import type { Status } from "../status.ts";
import { backLink, layout, type Markup } from "./layout.ts";

/** It never loads itself anew: that would take the place of whoever has it read out. A link does. */
export function statusPage({ name, post, url }: Status, parts: ServiceParts): Markup {
  const { service } = parts.words;
  const { title, text } = service.status[name];
  const isFinal = name === "published" || name === "not_published";
  const content = html`<p class="status status-${name}"><strong>${title}</strong></p>
<p>${text}</p>
${url === null ? "" : html`<p><a href="${url}">${service.seeIt}</a></p>`}
${isFinal ? "" : html`<p><a href="">${service.lookAgain}</a></p>`}
${backLink(post, url ?? "#comments", parts)}`;
  return layout(service.statusTitle, content, parts);
}
