/** A repository with an open proposal, and both sides that work on it. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { plainModeration } from "../../../git-hosts/plain-git/moderation.ts";
import { plainGit } from "../../../git-hosts/plain-git/plain-git.ts";
import { gitRepository, type TestRepository } from "../../support/git-repository.ts";
import { NAME, PATH, proposalNamed } from "../git-host.contract.ts";

export const FILES = { "README.md": "Hello\n", "posts/a.md": "A\n" };
export const BRANCH = `comment/${NAME}`;
export const CONTENT = proposalNamed(NAME).files[0]?.content ?? "";

export function moderated({ folder }: TestRepository, remote: string | null = null) {
  const settings = { directory: folder, branch: "main", remote };
  return { host: plainGit(settings), moderation: plainModeration(settings) };
}

export async function withProposal(repository = gitRepository(FILES)) {
  const { host, moderation } = moderated(repository);
  await host.propose(proposalNamed(NAME));
  return { repository, host, moderation, ...repository };
}

/** The text of a file in the working tree; null where there is none. */
export function onDisk({ folder }: { folder: string }, path: string): string | null {
  return existsSync(join(folder, path)) ? readFileSync(join(folder, path), "utf8") : null;
}

export async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** On main with its content, and no longer waiting. */
export function expectApproved(repository: TestRepository): void {
  expect(repository.git("show", `main:${PATH}`)).toBe(CONTENT.trimEnd());
  expect(repository.git("for-each-ref", "refs/heads/comment")).toBe("");
}
