/** The git host GitHub before the emulator: the moderator uses GitHub's API too. */
import { z } from "zod";
import { github } from "../../../git-hosts/github/github.ts";
import { SPAM_LABEL } from "../../../git-hosts/proposal.ts";
import { branchOf, nameOfBranch } from "../../../git-hosts/proposal-name.ts";
import { serveApp } from "../../support/loopback-app.ts";
import type { Awaitable } from "../git-host.contract.ts";
import type { ReviewedHostUnderTest } from "../reviewed-host.ts";

export const OWNER = "octo";
export const STRANGER = "stranger";

const Pull = z.object({
  number: z.number(),
  title: z.string(),
  body: z.string().nullable(),
  state: z.string(),
  labels: z.array(z.object({ name: z.string() })),
  head: z.object({ ref: z.string(), sha: z.string() }),
});
const Issues = z.array(z.object({ title: z.string(), body: z.string().nullable() }));
const Tree = z.object({ tree: z.array(z.object({ path: z.string(), type: z.string() })) });
const Branches = z.array(z.object({ name: z.string() }));
const Ref = z.object({ object: z.object({ sha: z.string() }) });
const Content = z.object({ content: z.string(), sha: z.string() });
const Commit = z.object({
  commit: z.object({ committer: z.object({ name: z.string() }) }),
});

let made = 0;

export interface EmulatedGithub extends ReviewedHostUnderTest {
  /** Where it is, for others who want to use it. */
  settings: { baseUrl: string; owner: string; repository: string; branch: string };
}

/** A repository of its own on the emulator that runs at `url`. */
export async function emulatedGithub(url: string): Promise<EmulatedGithub> {
  made += 1;
  const repository = `blog-${made}`;
  const path = `/repos/${OWNER}/${repository}`;
  let requests = 0;
  let beforeRequest: (method: string, path: string) => Awaitable<void> = () => {};
  const baseUrl = await serveApp(async (request) => {
    requests += 1;
    const { pathname, search } = new URL(request.url);
    await beforeRequest(request.method, pathname);
    const body = ["GET", "HEAD"].includes(request.method) ? null : await request.text();
    const { method, headers } = request;
    return fetch(`${url}${pathname}${search}`, { method, headers, body });
  });
  const settings = { baseUrl, owner: OWNER, repository, branch: "main" };
  const clock = () => Date.now();
  const tools = { clock, stopwatch: () => performance.now() };
  const host = github({ ...settings, credentials: { token: OWNER } }, tools);

  async function ask<T>(
    schema: z.ZodType<T>,
    method: string,
    at: string,
    body?: object,
    by = OWNER,
  ): Promise<T> {
    const response = await fetch(`${url}${at}`, {
      method,
      headers: { authorization: `Bearer ${by}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${at}: ${response.status} ${text}`);
    return schema.parse(text === "" ? null : JSON.parse(text));
  }
  const act = (method: string, at: string, body?: object, by?: string) =>
    ask(z.unknown(), method, `${path}${at}`, body, by);

  const pulls = () => ask(z.array(Pull), "GET", `${path}/pulls?state=all&per_page=100`);
  const pullsOf = async (name: string) =>
    (await pulls()).filter(({ head }) => head.ref === branchOf(name));
  async function pullOf(name: string) {
    const [pull] = await pullsOf(name);
    if (pull === undefined) throw new Error(`There is no pull request of ${name}.`);
    return pull;
  }
  const change = async (name: string, body: object) =>
    act("PATCH", `/pulls/${(await pullOf(name)).number}`, body);
  const close = (name: string) => change(name, { state: "closed" });
  const write = (file: string, content: string, sha?: string, branch?: string) => {
    const body = { message: file, content: Buffer.from(content).toString("base64"), sha, branch };
    return act("PUT", `/contents/${file}`, body);
  };

  async function filesOf(name: string): Promise<Record<string, string>> {
    const at = `?ref=${branchOf(name)}`;
    const ref = encodeURIComponent(branchOf(name));
    const { tree } = await ask(Tree, "GET", `${path}/git/trees/${ref}?recursive=1`);
    const files = tree.filter(({ type }) => type === "blob").map(({ path: file }) => file);
    const contents = files.map(async (file) => {
      const encoded = file.split("/").map(encodeURIComponent).join("/");
      const { content } = await ask(Content, "GET", `${path}/contents/${encoded}${at}`);
      return [file, Buffer.from(content, "base64").toString("utf8")] as const;
    });
    return Object.fromEntries(await Promise.all(contents));
  }

  await ask(z.unknown(), "POST", "/user/repos", { name: repository, auto_init: true });
  const readme = await ask(Content, "GET", `${path}/contents/README.md`);
  await write("README.md", "Hello\n", readme.sha);

  return {
    settings,
    host,
    moderator: {
      approve: async (name) => act("PUT", `/pulls/${(await pullOf(name)).number}/merge`, {}),
      refuse: async (name, refusal) => {
        const { number } = await pullOf(name);
        if (refusal === "spam")
          await act("POST", `/issues/${number}/labels`, { labels: [SPAM_LABEL] });
        await close(name);
      },
    },
    filesOf,
    openNames: async () =>
      (await pulls()).flatMap(({ state, head }) =>
        state === "open" ? (nameOfBranch(head.ref) ?? []) : [],
      ),
    commitsOnMain: async () =>
      (await ask(z.array(z.unknown()), "GET", `${path}/commits?per_page=100`)).length,
    reviewer: {
      remark: async (name, text, by) => {
        const at = `/issues/${(await pullOf(name)).number}/comments`;
        await act("POST", at, { body: text }, by === "writer" ? OWNER : STRANGER);
      },
      label: async (name, label) =>
        act("POST", `/issues/${(await pullOf(name)).number}/labels`, { labels: [label] }),
      setBody: (name, body) => change(name, { body }),
      pullRequest: async (name) => {
        const { title, body, labels } = await pullOf(name);
        return { title, body: body ?? "", labels: labels.map((label) => label.name) };
      },
      countPullRequests: async (name) => (await pullsOf(name)).length,
      close,
      reopen: (name) => change(name, { state: "open" }),
      deleteBranch: (name) => act("DELETE", `/git/refs/heads/${branchOf(name)}`),
      branches: async () =>
        (await ask(Branches, "GET", `${path}/branches?per_page=100`)).map(({ name }) => name),
      makeBranch: async (branch) => {
        const { object } = await ask(Ref, "GET", `${path}/git/ref/heads/main`);
        await act("POST", "/git/refs", { ref: `refs/heads/${branch}`, sha: object.sha });
      },
      commitOnMain: (file, content) => write(file, content),
      commitOnProposal: async (name, file, content) => {
        const at = `${path}/contents/${file}?ref=${branchOf(name)}`;
        await write(file, content, (await ask(Content, "GET", at)).sha, branchOf(name));
      },
      beforeRequests: (act) => {
        beforeRequest = act;
      },
      openIssue: async ({ label, title, body }) => {
        const labels = [label];
        await act("POST", "/issues", { title, body, labels }, STRANGER);
      },
      openNotices: async (label) => {
        const query = `labels=${encodeURIComponent(label)}&state=open`;
        const issues = await ask(Issues, "GET", `${path}/issues?${query}`);
        return issues.map(({ title, body }) => ({ title, body: body ?? "" }));
      },
      committer: async (name) => {
        const ref = encodeURIComponent(`heads/${branchOf(name)}`);
        return (await ask(Commit, "GET", `${path}/commits/${ref}`)).commit.committer.name;
      },
      requests: () => requests,
    },
  };
}
