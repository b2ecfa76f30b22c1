/** The form of the service's pages and the one that a static page has are the same to who fills them in. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { en } from "../../words/en.ts";
import { POST, SERVICE_URL, testService } from "../support/comment-service.ts";
import { elementsOf, type PageElement } from "../support/html-page.ts";

const COMPARED = [
  ...["id", "for", "name", "type", "inputmode", "required", "maxlength", "rows"],
  ...["autocomplete", "aria-describedby", "tabindex", "dir"],
];

test("both forms have the same labels, fields, limits and hints, in the same order", async () => {
  const { app } = await testService();
  const ofService = await (await app.request(`/write?post=${POST}`)).text();
  const ofSite = includedForm();
  expect(fieldsOf(ofSite).length).toBeGreaterThan(10);
  expect(fieldsOf(ofSite)).toEqual(fieldsOf(ofService));
  expect(textsOf(ofSite)).toEqual(textsOf(ofService));
});

/** Nothing but values are put into the template, so that a test can do it without Nunjucks. */
function includedForm(): string {
  const values: Readonly<Record<string, string>> = {
    ...Object.fromEntries(
      Object.entries(en.form).map(([name, text]) => [
        `words.${name}`,
        String(text).replaceAll(">", "&gt;"),
      ]),
    ),
    "post.id": POST,
    service: SERVICE_URL,
  };
  return readFileSync("_includes/comment-form.njk", "utf8")
    .replaceAll(/\{[#%].*?[#%]\}/gs, "")
    .replaceAll(/\{\{ (\S+) \}\}/g, (_, name: string) => values[name] ?? expect.fail(name));
}

function fieldsOf(html: string): PageElement[] {
  return (
    elementsOf(html)
      .filter(({ tag }) => ["label", "input", "textarea", "small", "button"].includes(tag))
      .map(({ tag, attributes }) => ({ tag, attributes: comparable(attributes) }))
      // A static page holds no token and answers nobody.
      .filter(({ attributes }) => !["replyTo", "token"].includes(attributes.name ?? ""))
  );
}

function comparable(attributes: PageElement["attributes"]): PageElement["attributes"] {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => COMPARED.includes(name)));
}

function textsOf(html: string): string[] {
  const texts = html.matchAll(/<(label|small|button|p class="privacy")\b[^>]*>([^<]*)</g);
  return [...texts].map(([, , text = ""]) => text);
}
