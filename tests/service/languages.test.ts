/** The service's pages speak the language of the site, and read the way that it reads. */
import { HtmlValidate } from "html-validate";
import { expect, test } from "vitest";
import { directionOf } from "../../words/grammar.ts";
import { LANGUAGES, wordsFor } from "../../words/words.ts";
import { hiddenField, jsonOf, POST, sendForm, testService } from "../support/comment-service.ts";
import { publishThread } from "../support/deployed-files.ts";
import { elementsOf } from "../support/html-page.ts";
import { sampleComment } from "../support/sample-comments.ts";

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    "doctype-style": "off",
    "void-style": "off",
    "no-trailing-whitespace": "off",
    "attribute-empty-style": "off",
    "long-title": "off",
  },
});

test.each([...LANGUAGES, "ar-EG"])("in %s, from writing to the status", async (language) => {
  const service = await testService();
  const words = wordsFor(language);
  service.parts.words = words;
  service.parts.site.language = language;
  const parent = sampleComment({ author: { name: "Ada", url: null, key: null } });
  publishThread(service.site, POST, [parent]);
  const get = async (path: string) => (await service.app.request(path)).text();
  const send = async (fields: Readonly<Record<string, string>>, path?: string) =>
    (await sendForm(service, fields, {}, path)).text();

  const preview = await send({}, "/preview");
  service.clock.now += 10_000;
  const sent = await sendForm(service, { token: hiddenField(preview, "token") });
  const pages: [page: string, says: string][] = [
    [await get(`/write?post=${POST}&replyTo=${parent.id}`), words.form.titleTo("Ada")],
    [await get("/write?post=nowhere"), words.service.refused.unknown_post],
    [preview, words.service.previewBy("Ada")],
    [await send({}), words.service.confirm.no_token],
    [await send({ name: "" }), words.service.problem.missing],
    [await get(sent.headers.get("location") ?? ""), words.service.status.received.title],
    [await get("/nowhere"), words.service.refused.not_found],
  ];
  for (const [page, says] of pages) {
    expect(page).toContain(says);
    const [html] = elementsOf(page).filter(({ tag }) => tag === "html");
    expect(html?.attributes).toEqual({ lang: language, dir: directionOf(language) });
    const { results } = await validator.validateString(page);
    expect(results.flatMap(({ messages }) => messages)).toEqual([]);
  }
  const refused = await sendForm(service, { email: "x" }, { accept: "application/json" });
  expect((await jsonOf(refused)).error?.fields.email).toEqual({
    code: expect.any(String),
    message: words.service.problem.email,
  });
});

test("what a visitor types or has typed reads its own way", async () => {
  const service = await testService();
  const shown = await (await sendForm(service, {}, {}, "/preview")).text();
  const directions = elementsOf(shown).flatMap(({ attributes: { id, class: kind, dir } }) =>
    dir === undefined ? [] : [[id ?? kind, dir]],
  );
  expect(directions).toEqual([
    [undefined, "ltr"],
    ["comment-text", "auto"],
    ["comment-name", "auto"],
    ["comment-email", "ltr"],
    ["comment-url", "ltr"],
    ["comment-text", "auto"],
  ]);
});
