/** The status page: what became of a comment, for whoever has its key. */
import { beforeEach, describe, expect, test } from "vitest";
import { proposalOf } from "../../comments/proposal.ts";
import type { Comment } from "../../comments/thread.ts";
import { startDelivery } from "../../service/delivery.ts";
import { en } from "../../words/en.ts";
import {
  hiddenField,
  POST,
  sendForm,
  type TestService,
  testService,
} from "../support/comment-service.ts";
import { publishThread } from "../support/deployed-files.ts";

let service: TestService;
let path: string;
let id: string;

beforeEach(async () => {
  service = await testService();
  const response = await sendForm(service, { token: service.token() });
  path = response.headers.get("location") ?? "";
  id = /^\/status\/(\w+)/.exec(path)?.[1] ?? "";
});

async function delivered(): Promise<void> {
  startDelivery({ ...service.parts, rules: null, after: () => () => {}, random: () => 0 });
  await expect.poll(() => service.parts.intake.waiting()).toEqual([]);
}

async function status(): Promise<unknown> {
  const response = await service.app.request(path, { headers: { accept: "application/json" } });
  expect(response.status).toBe(200);
  return response.json();
}

function deployed(comment: Comment): void {
  publishThread(service.site, POST, [comment]);
  service.clock.now += 60_000;
}

const WRITTEN = {
  kind: "comment",
  author: { name: "Ada", url: null, key: null },
  format: "markdown",
  text: "Hello",
  source: "form",
} as const;

const STAGES: [string, string, () => Promise<void> | void][] = [
  ["not yet proposed", "received", () => {}],
  ["proposed", "waiting", delivered],
  [
    "approved",
    "approved",
    async () => {
      await delivered();
      service.repository.git("merge", "-q", `comment/${id}`);
      service.repository.git("branch", "-D", `comment/${id}`);
    },
  ],
  [
    "in the deployed page",
    "published",
    async () => {
      await delivered();
      deployed({ id, replyTo: null, date: "2026-06-01T12:00:00Z", ...WRITTEN });
    },
  ],
  [
    "removed from the deployed page",
    "not_published",
    async () => {
      await delivered();
      deployed({ id, replyTo: null, date: "2026-06-01T12:00:00Z", removed: true });
    },
  ],
  [
    "rejected",
    "not_published",
    async () => {
      await delivered();
      service.repository.git("update-ref", `refs/stet/rejected/${id}`, "HEAD");
      service.repository.git("branch", "-D", `comment/${id}`);
    },
  ],
  [
    "deleted by hand",
    "not_published",
    async () => {
      await delivered();
      service.repository.git("branch", "-D", `comment/${id}`);
    },
  ],
  [
    "out of sight while the repository cannot be asked",
    "unsure",
    async () => {
      await delivered();
      service.parts.gitHost.stateOf = () => Promise.reject(new Error("secret detail"));
    },
  ],
];

describe.each(STAGES)("a comment that is %s", (_, name, reach) => {
  test(`is ${name} to programs and to people`, async () => {
    await reach();
    const link = `${service.site.url}2026/${POST}/#comment-${id}`;
    const url = name === "published" ? link : null;
    expect(await status()).toEqual({ id, status: name, url });
    const page = await (await service.app.request(path)).text();
    expect(page).toContain(`status-${name}`);
    expect(page.includes(link)).toBe(name === "published");
    expect(page).toContain("Back to “About first-post”");
    expect(page).not.toContain("secret detail");
  });

  test("looks again where the visitor asks, as long as there may be news, and never by itself", async () => {
    await reach();
    const page = await (await service.app.request(path)).text();
    const isFinal = ["published", "not_published"].includes(name);
    expect(page.includes(`<a href="">${en.service.lookAgain}</a>`)).toBe(!isFinal);
    expect(page).not.toContain("http-equiv");
  });
});

test("a comment that had to take another id is followed there", async () => {
  const { git } = service.repository;
  const { submission } = await service.parts.intake.read(id);
  const earlier = { ...submission, date: "2026-06-01T11:00:00Z", text: "Sent before" };
  await service.parts.gitHost.propose(proposalOf(earlier, []));
  git("update-ref", `refs/stet/rejected/${id}`, `comment/${id}`);
  git("branch", "-q", "-D", `comment/${id}`);
  await delivered();
  expect(await status()).toMatchObject({ id, status: "waiting" });
});

describe("nobody else sees it", () => {
  test.each([
    ["without a key", () => `/status/${id}`],
    ["with another key", () => path.replace(/key=.*/, `key=${"A".repeat(43)}`)],
    [
      "with the key of another comment, for an id that is not known",
      () => path.replace(id, "01jwn3t6k00000000000000001"),
    ],
    ["with a path for an id", () => path.replace(id, "..%2F..%2Fetc")],
  ])("%s", async (_, address) => {
    const response = await service.app.request(address());
    expect(response.status).toBe(404);
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  test("with the key of another comment", async () => {
    const sent = await sendForm(service, { token: service.token(), text: "Another." });
    const [address, key] = sent.headers.get("location")?.split("?") ?? [];
    expect((await service.app.request(`${address}?${key}`)).status).toBe(200);
    expect((await service.app.request(`/status/${id}?${key}`)).status).toBe(404);
  });

  test("and its page is neither kept nor indexed", async () => {
    const { headers } = await service.app.request(path);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-robots-tag")).toBe("noindex");
    expect(headers.get("referrer-policy")).toBe("strict-origin");
  });
});

test("a form token is no status key", async () => {
  const page = await (await sendForm(service, {})).text();
  const signature = hiddenField(page, "token").split(".")[1];
  expect((await service.app.request(path.replace(/key=.*/, `key=${signature}`))).status).toBe(404);
});
