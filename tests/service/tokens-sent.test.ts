/** Form tokens that come back: one comment each, however often and in whatever way. */
import { beforeEach, expect, test } from "vitest";
import {
  hiddenField,
  jsonOf,
  POST,
  sendForm,
  sendJson,
  type TestService,
  testService,
} from "../support/comment-service.ts";
import { publishPosts } from "../support/deployed-files.ts";

let service: TestService;
beforeEach(async () => {
  service = await testService();
});

test("a token of a key that was replaced lately is taken", async () => {
  const { settings } = service.parts;
  const token = service.token();
  settings.signingKeys = [Buffer.alloc(32, "new"), ...settings.signingKeys];
  expect((await sendForm(service, { token })).status).toBe(303);
});

test("a form that is sent again in JSON, or a JSON entry as a form, is the same comment", async () => {
  const token = service.token();
  const first = await sendForm(service, { token });
  const second = await jsonOf(await sendJson(service, { token }));
  expect(second.statusUrl).toContain(first.headers.get("location"));
  expect(service.parts.intake.waiting()).toHaveLength(1);
});

test("a form that is sent again to another post is a comment of its own, after a confirmation", async () => {
  publishPosts(service.site, { [POST]: {}, second: {} });
  const token = service.token();
  await sendForm(service, { token });
  const page = await (await sendForm(service, { token, post: "second" })).text();
  expect(page).toContain("It *works* &amp; well.</textarea>");
  expect(service.parts.intake.waiting()).toHaveLength(1);
  const again = { token: hiddenField(page, "token"), post: "second" };
  expect((await sendForm(service, again)).status).toBe(303);
  expect(service.parts.intake.waiting()).toHaveLength(2);
});

test("a form that is sent again never has to wait, for it is no comment more", async () => {
  service = await testService({}, { client: 1 });
  const token = service.token();
  const first = await sendForm(service, { token });
  expect(first.status).toBe(303);
  expect((await sendForm(service, { token: service.token(), text: "More." })).status).toBe(429);
  const again = await sendForm(service, { token });
  expect(again.headers.get("location")).toBe(first.headers.get("location"));
});
