/** A page that says what went wrong, where there is nothing to give back. */
import { html } from "hono/html";
import type { ServiceParts } from "../parts.ts";
import type { RefusalCode } from "../refusals.ts";
import { backLink, layout, type Markup } from "./layout.ts";

export function errorPage(code: RefusalCode, parts: ServiceParts): Markup {
  const { service } = parts.words;
  const content = html`<p class="notice">${service.refused[code]}</p>
${backLink(null, "", parts)}`;
  return layout(service.errorTitle, content, parts);
}
