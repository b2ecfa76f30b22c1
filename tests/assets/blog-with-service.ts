/** A small blog as a reader meets it: built, served, and with its comment service beside it. */
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { expect, onTestFinished } from "vitest";
import { threadPath } from "../../comments/paths.ts";
import { stableJson } from "../../comments/stable-json.ts";
import { Thread } from "../../comments/thread.ts";
import { type RunningService, runService } from "../../service/run-service.ts";
import { readSettings } from "../../service/settings.ts";
import { site as siteSettings } from "../../site.config.ts";
import { en } from "../../words/en.ts";
import { blogCopy, build } from "../support/blog-copy.ts";
import { type DeployedFiles, deployedFiles } from "../support/deployed-files.ts";
import { gitRepository, type TestRepository } from "../support/git-repository.ts";
import { sampleComment, sampleThread } from "../support/sample-comments.ts";
import { postText } from "../support/sample-site.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

export const PATH = "2026/walk/";
const THREAD = sampleThread(
  [
    sampleComment({ id: "first", text: "Seven miles!" }),
    sampleComment({ id: "second", author: { name: "ليلى", url: null, key: null } }),
  ],
  "walk",
);

/** The second of its two comments stands on a page of its own. */
export const FURTHER_PATH = "2026/long/comments/2/";
const LONG = {
  ...sampleThread(
    ["early", "late"].map((id) => sampleComment({ id })),
    "long",
  ),
  perPage: 1,
};

export interface Blog {
  site: DeployedFiles;
  repository: TestRepository;
  service: RunningService;
  /** Added to the service's clock. */
  clock: { ahead: number };
}

/** `minimumTimeMs`: how soon a form may come back before it looks like a machine's. */
export async function openBlog(minimumTimeMs = 0): Promise<Blog> {
  const site = await deployedFiles();
  const repository = gitRepository();
  const clock = { ahead: 0 };
  const environment = {
    PORT: "0",
    IDENTITY_KEY: "ab".repeat(32),
    SIGNING_KEYS: "cd".repeat(32),
    STET_SITE_URL: site.url,
    STET_INTAKE: join(temporaryFolder(), "intake"),
    STET_REPOSITORY: repository.folder,
  };
  const read = readSettings(environment, siteSettings);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const service = await runService(
    { ...read.settings, minimumTimeMs },
    { site: siteSettings, clock: () => Date.now() + clock.ahead, log: () => {} },
  );
  onTestFinished(() => service.stop());
  for (const [path, text] of builtFiles(site.url, service.url)) site.files.set(path, text);
  return { site, repository, service, clock };
}

/** Built once: of another blog only the addresses differ. */
function builtFiles(site: string, service: string): [string, string][] {
  built ??= build(
    blogCopy(
      {
        "posts/walk.md": postText({ title: "A walk" }),
        [threadPath("walk")]: stableJson(Thread, THREAD),
        "posts/long.md": postText({ title: "A long one" }),
        [threadPath("long")]: stableJson(Thread, LONG),
      },
      { url: SITE, service: SERVICE, permalink: "/{year}/{id}/", timeZone: "UTC" },
    ),
  );
  if (built.code !== 0) throw new Error(built.said);
  return [...built.files].map(([path, text]) => [
    path.replace(/(^|\/)index\.html$/, "$1"),
    text.replaceAll(SITE, site).replaceAll(SERVICE, service),
  ]);
}
let built: ReturnType<typeof build> | undefined;
const SITE = "https://blog.example/";
const SERVICE = "https://comments.example/";

export interface Visit {
  page: Page;
  /** What the browser asked the comment service for. */
  asked: string[];
  /** What the browser complained of, such as a breach of the page's policy. */
  complaints: string[];
}

export async function visit(
  browser: Browser,
  { site, service }: Blog,
  options: Parameters<Browser["newContext"]>[0] & {
    before?: (page: Page) => Promise<unknown>;
  } = {},
): Promise<Visit> {
  const { before, ...contextOptions } = options;
  const context = await browser.newContext(contextOptions);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => {
    if (request.url().startsWith(service.url)) {
      asked.push(`${request.method()} ${new URL(request.url()).pathname}`);
    }
  });
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await before?.(page);
  await page.goto(site.url + PATH);
  return { page, asked, complaints };
}

/** What of the comments that were sent is proposed, in the end as many as this. */
export async function proposed(
  { repository: { git } }: Blog,
  count: number,
  post = "walk",
): Promise<unknown[]> {
  const branches = () => git("for-each-ref", "--format=%(refname)", "refs/heads/comment");
  await expect.poll(() => branches().match(/\S+/g)?.length).toBe(count);
  return branches()
    .split("\n")
    .map((ref) => {
      const id = ref.split("/").at(-1);
      return JSON.parse(git("show", `${ref}:comments-data/submissions/${post}/${id}.json`));
    });
}

export const received = (page: Page) => page.locator("#respond [role=status]");
export const field = (page: Page, name: "name" | "email" | "url" | "text") =>
  page.getByLabel(en.form[name], { exact: true });
export const button = (page: Page, name: string) => page.getByRole("button", { name }).first();
