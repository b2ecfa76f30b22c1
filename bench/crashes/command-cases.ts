/** What is tried with the author's commands, and the blog that each is tried on. */
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { submissionPath, threadPath } from "../../comments/paths.ts";
import { proposalOf } from "../../comments/proposal.ts";
import { stableJson } from "../../comments/stable-json.ts";
import { Submission } from "../../comments/submission.ts";
import { type Comment, Thread } from "../../comments/thread.ts";
import { plainGit } from "../../git-hosts/plain-git/plain-git.ts";
import { commitFiles, newBlog } from "./blog-repository.ts";

export interface CommandCase {
  /** As a person types it. */
  name: string;
  /** By its place in the project. */
  script: string;
  parameters: readonly string[];
}

export interface BlogSize {
  posts: number;
  /** Approved and not yet merged, on each post. */
  approved: number;
  /** Proposals on each post. */
  proposed: number;
}

export const SMALL: BlogSize = { posts: 2, approved: 2, proposed: 2 };
export const LARGE: BlogSize = { posts: 30, approved: 8, proposed: 2 };

/** Beside the blog, never in it. */
const NEW_TEXT = "new-text.md";

/** Whole ids of the blog, as they are typed. */
const [FIRST, SECOND] = [proposedId(0, 0), proposedId(1, 1)];

export const COMMANDS: readonly CommandCase[] = [
  merge(),
  merge("--commit"),
  moderate("approve", FIRST, SECOND),
  moderate("reject", FIRST, SECOND),
  moderate("spam", FIRST),
  moderate("edit", FIRST, "--text", `../${NEW_TEXT}`),
  moderate("edit", "merged-0", "--text", `../${NEW_TEXT}`),
  moderate("remove", "merged-1"),
  moderate("remove", approvedId(0, 0)),
  moderate("restore", "gone"),
];

/** For the large blog. */
export const LARGE_COMMANDS: readonly CommandCase[] = [
  merge("--commit"),
  moderate("approve", "--all"),
  moderate("reject", ...Array.from({ length: LARGE.posts }, (_, post) => proposedId(post, 1))),
];

function merge(...parameters: string[]): CommandCase {
  return { name: ["merge", ...parameters].join(" "), script: "scripts/merge.ts", parameters };
}

function moderate(...parameters: string[]): CommandCase {
  const name = ["moderate", ...parameters].join(" ");
  return { name, script: "scripts/moderate.ts", parameters };
}

/** Makes the blog that the commands are tried on in a folder below this one. */
export async function modelBlog(folder: string, size: BlogSize): Promise<string> {
  const posts = Array.from({ length: size.posts }, (_, at) => at);
  const blog = newBlog(join(folder, "model"), {
    ...Object.fromEntries(posts.map((post) => [`posts/${postName(post)}.md`, postText(post)])),
    // Its words stay in the history, for it to be restored.
    [threadPath(postName(0))]: threadOf(["merged-0", "merged-1", "gone"].map(written)),
  });
  commitFiles(blog, "Remove comment gone", {
    [threadPath(postName(0))]: threadOf([
      ...["merged-0", "merged-1"].map(written),
      { id: "gone", replyTo: null, date: DATE, removed: true },
    ]),
  });
  const approved = each(size.approved, (post, at) => submission(approvedId(post, at), post));
  commitFiles(blog, "Approve", Object.fromEntries(approved.map(fileOf)));
  writeFileSync(join(folder, NEW_TEXT), "In other words.\n");
  const host = plainGit({ directory: blog, branch: "main", remote: null });
  for (const one of each(size.proposed, (post, at) => submission(proposedId(post, at), post))) {
    await host.propose(proposalOf(one, []));
  }
  return blog;

  function each(count: number, make: (post: number, at: number) => Submission): Submission[] {
    return posts.flatMap((post) => Array.from({ length: count }, (_, at) => make(post, at)));
  }
}

export function copyOf(model: string, copy: string): string {
  cpSync(model, copy, { recursive: true });
  return copy;
}

function proposedId(post: number, at: number): string {
  return `01jp${String(post * 1_000 + at).padStart(22, "0")}`;
}

function approvedId(post: number, at: number): string {
  return `01ja${String(post * 1_000 + at).padStart(22, "0")}`;
}

const DATE = "2026-05-28T19:14:03Z";
const author = { name: "Ada", url: null, key: null };

function postName(post: number): string {
  return `post-${post}`;
}

function postText(post: number): string {
  return `---\ntitle: Post ${post}\ndate: 2026-05-01\n---\nText.\n`;
}

function submission(id: string, post: number): Submission {
  const text = `This is ${id}.`;
  return { version: 1, id, post: postName(post), replyTo: null, date: DATE, author, text };
}

function fileOf(one: Submission): [path: string, content: string] {
  return [submissionPath(one.post, one.id), stableJson(Submission, one)];
}

function written(id: string): Comment {
  const text = `This is ${id}.`;
  const kind = { kind: "comment", format: "markdown", source: "form" } as const;
  return { id, replyTo: null, author, date: DATE, text, ...kind };
}

function threadOf(comments: Comment[]): string {
  return stableJson(Thread, { version: 1, post: postName(0), comments });
}
