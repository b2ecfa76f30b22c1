/** The status page of a comment in each of its states, on posts whose titles are full of attacks. */
import { setTimeout as pause } from "node:timers/promises";
import { type Comment, Thread } from "../../comments/thread.ts";
import { plainModeration } from "../../git-hosts/plain-git/moderation.ts";
import type { StatusName } from "../../service/status.ts";
import type { Volley } from "./attacks.ts";
import type { Exhibit } from "./exhibits.ts";
import type { LiveService } from "./live-service.ts";
import { sentComment, statusPage } from "./service-exhibits.ts";

/** A comment on the post of a volley, and where its sender may look what became of it. */
interface Sent {
  volley: Volley;
  id: string;
  statusUrl: string;
}

const PATIENCE = 3_000;

/** `site` is what the service reads of the deployed site; it is changed, as a deploy would do it. */
export async function statusPages(
  volleys: readonly Volley[],
  service: LiveService,
  site: Map<string, string>,
): Promise<Exhibit[]> {
  const pages: Exhibit[] = [];
  const look = async (state: StatusName) => {
    for (const { volley, statusUrl } of sent) pages.push(await pageIn(state, volley, statusUrl));
  };

  service.takeGitAway();
  const sent: Sent[] = [];
  for (const volley of volleys) sent.push({ volley, ...(await sentComment(volley, service.url)) });
  await look("received");
  service.bringGitBack();
  await look("waiting");
  const repository = { directory: service.repository, branch: "main", remote: null };
  await plainModeration(repository).approve(sent.map(({ id }) => id));
  await look("approved");
  service.takeGitAway();
  await look("unsure");
  service.bringGitBack();
  deploy(sent, site, ({ id }) => ({ ...published(id), kind: "comment" }));
  await look("published");
  deploy(sent, site, ({ id }) => ({ id, replyTo: null, date: DATE, removed: true }));
  await look("not_published");
  return pages;
}

/** Asks again until it is so far: delivery and deploys are noticed in their own time. */
async function pageIn(state: StatusName, volley: Volley, statusUrl: string): Promise<Exhibit> {
  for (let tries = 0; tries < PATIENCE; tries++) {
    const page = await statusPage(state, volley, statusUrl);
    if (page.body.includes(`class="status status-${state}"`)) return page;
    await pause(20);
  }
  throw new Error(`A comment on ${volley.post} never became ${state}.`);
}

const DATE = "2026-05-29T08:00:00Z";

function published(id: string) {
  const author = { name: "Ada", url: null, key: null };
  return {
    id,
    replyTo: null,
    author,
    date: DATE,
    format: "markdown",
    text: "x",
    source: "form",
  } as const;
}

function deploy(
  sent: readonly Sent[],
  site: Map<string, string>,
  commentOf: (sent: Sent) => Comment,
): void {
  for (const one of sent) {
    const path = [...site.keys()].find((key) => key.endsWith(`/${one.volley.post}/comments.json`));
    if (path === undefined) throw new Error(`${one.volley.post} was not built.`);
    const thread = Thread.parse(JSON.parse(site.get(path) ?? ""));
    const others = thread.comments.filter(({ id }) => id !== one.id);
    site.set(path, JSON.stringify({ ...thread, comments: [...others, commentOf(one)] }));
  }
}
