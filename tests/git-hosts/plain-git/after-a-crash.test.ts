import { existsSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { withGit } from "../../support/git-in-path.ts";
import { gitRepository } from "../../support/git-repository.ts";
import { leaveLock, locksIn } from "../../support/held-lock.ts";
import { temporaryFolder, writeFiles } from "../../support/temporary-folder.ts";
import { NAME, PATH, proposalNamed } from "../git-host.contract.ts";
import {
  BRANCH,
  CONTENT,
  expectApproved,
  FILES,
  moderated,
  onDisk,
  withProposal,
} from "./moderated-repository.ts";

const REFS = [`refs/heads/${BRANCH}`, `refs/stet/rejected/${NAME}`, `refs/stet/spam/${NAME}`];

describe("After a crash", () => {
  test("in the middle of writing a file, no half of it stays beside", async () => {
    const { moderation, repository, git, folder } = await withProposal();
    writeFiles(folder, { [`${PATH}.tmp`]: CONTENT.slice(0, 10) });
    await moderation.approve([NAME]);
    expectApproved(repository);
    expect(git("status", "--porcelain", "--ignored")).toBe("");
    expect(onDisk({ folder }, `${PATH}.tmp`)).toBeNull();
  });

  test("that left the file in the tree, approving again finishes", async () => {
    const { moderation, repository, folder, git } = await withProposal();
    writeFiles(folder, { [PATH]: CONTENT });
    await moderation.approve([NAME]);
    expectApproved(repository);
    expect(git("status", "--porcelain")).toBe("");
  });

  test("that left the file staged, approving again finishes", async () => {
    const { moderation, repository, folder, git } = await withProposal();
    writeFiles(folder, { [PATH]: CONTENT });
    git("add", PATH);
    await moderation.approve([NAME]);
    expectApproved(repository);
    expect(git("status", "--porcelain")).toBe("");
  });

  test("whose git lives on and moves main when all is being put back, it moves nothing", async () => {
    const { moderation, host, repository, git, folder } = await withProposal();
    await host.propose(proposalNamed("01other"));
    const main = git("rev-parse", "main");
    git("merge", "-q", "--no-ff", "--no-commit", BRANCH);
    const merge = git(
      "commit-tree",
      git("write-tree"),
      "-p",
      "main",
      "-p",
      BRANCH,
      "-m",
      "Approve",
    );
    rmSync(join(folder, ".git/MERGE_HEAD"));
    git("update-ref", "refs/stet/settling", merge);
    const lives = `update refs/heads/main ${merge} ${main}\ndelete refs/stet/settling ${merge}\n`;
    const order = join(temporaryFolder({ order: lives }), "order");
    const script = `case "$*" in *" merge-base "[0-9a-f]*${main}) once lives && real -C "${folder}" update-ref --stdin < "${order}" ;; esac`;
    await withGit(script, () => moderation.approve(["01other"]));
    expect(onDisk({ folder }, PATH)).toBeNull();
    expect(git("status", "--porcelain")).toBe("");
    expect(git("ls-tree", "--name-only", "main", PATH)).toBe("");
    expect(git("for-each-ref", "refs/stet/settling")).toBe("");
    await moderation.approve([NAME]);
    expectApproved(repository);
    expect(git("status", "--porcelain")).toBe("");
  });

  test("and another history since, what it left is let be, and nothing is held up", async () => {
    const { moderation, repository, git } = await withProposal();
    const other = git("commit-tree", git("write-tree"), "-m", "Another beginning");
    git("update-ref", "refs/stet/settling", other);
    await moderation.approve([NAME]);
    expectApproved(repository);
    expect(git("for-each-ref", "refs/stet/settling")).toBe("");
  });

  test("that left the branch of what is on main, approving again only deletes it", async () => {
    const { moderation, repository, git } = await withProposal();
    const tip = git("rev-parse", BRANCH);
    await moderation.approve([NAME]);
    const main = git("rev-parse", "main");
    git("branch", BRANCH, tip);
    expect(await moderation.listOpen()).toEqual([]);
    await moderation.approve([NAME]);
    expectApproved(repository);
    expect(git("rev-parse", "main")).toBe(main);
  });

  test("and a merge by hand without history, approving only deletes the branch", async () => {
    const { moderation, repository, git } = await withProposal();
    git("merge", "-q", "--squash", BRANCH);
    git("commit", "-q", "-m", "By hand");
    const main = git("rev-parse", "main");
    await moderation.approve([NAME]);
    expectApproved(repository);
    expect(git("rev-parse", "main")).toBe(main);
  });

  test("that left a refused branch, refusing again finishes", async () => {
    const { moderation, host, git } = await withProposal();
    git("update-ref", `refs/stet/rejected/${NAME}`, BRANCH);
    expect(await host.stateOf(NAME)).toBe("rejected");
    expect(await moderation.refuse([NAME], "rejected")).toEqual([NAME]);
    expect(await moderation.listOpen()).toEqual([]);
    expect(await host.stateOf(NAME)).toBe("rejected");
  });

  test.each(REFS)("that left git's lock on %s, it is taken away in time", async (ref) => {
    const repository = gitRepository(FILES);
    const { host } = moderated(repository);
    const lock = join(repository.folder, `.git/${ref}.lock`);
    writeFiles(repository.folder, { [`.git/${ref}.lock`]: "" });
    const anHourAgo = new Date(Date.now() - 60 * 60_000);
    utimesSync(lock, anHourAgo, anHourAgo);
    await host.propose(proposalNamed(NAME));
    expect(await host.stateOf(NAME)).toBe("open");
    expect(existsSync(lock)).toBe(false);
  });

  test.each(REFS)("another's lock on %s that is young is left, and named", async (ref) => {
    const repository = gitRepository(FILES);
    writeFiles(repository.folder, { [`.git/${ref}.lock`]: "" });
    const { host } = moderated(repository);
    await expect(host.propose(proposalNamed(NAME))).rejects.toThrow(`${ref}.lock`);
    expect(existsSync(join(repository.folder, `.git/${ref}.lock`))).toBe(true);
  });

  test("that left locks on many refs, it is told how many, and that they go by themselves", async () => {
    const repository = gitRepository(FILES);
    const { host } = moderated(repository);
    const names = [NAME, `${NAME}-2`];
    for (const name of names) await host.propose(proposalNamed(name));
    for (const name of names) {
      writeFiles(repository.folder, { [`.git/refs/heads/comment/${name}.lock`]: "" });
    }
    const { moderation } = moderated(repository);
    await expect(moderation.refuse(names, "rejected")).rejects.toThrow(
      /at work on 2 proposals, or was killed there, so nothing was changed .* goes by itself/,
    );
  });

  test("that left git's lock on main, it is named, for it may be the author's", async () => {
    const { moderation, folder } = await withProposal();
    const lock = join(folder, ".git/refs/heads/main.lock");
    writeFileSync(lock, "");
    const anHourAgo = new Date(Date.now() - 60 * 60_000);
    utimesSync(lock, anHourAgo, anHourAgo);
    await expect(moderation.approve([NAME])).rejects.toThrow("refs/heads/main.lock");
  });

  test("that left git's lock on the index after main had moved, approving again names it", async () => {
    const { moderation, repository, git, folder } = await withProposal();
    await moderation.approve([NAME]);
    const lock = join(folder, ".git/index.lock");
    writeFileSync(lock, "");
    await expect(moderation.approve([NAME])).rejects.toThrow(`delete ${lock}.`);
    rmSync(lock);
    expect(await moderation.approve([NAME])).toEqual([]);
    expectApproved(repository);
    expect(git("status", "--porcelain")).toBe("");
  });

  test("of the git that looks at file times, main has not moved, and its lock is named", async () => {
    const { moderation, repository, git, folder } = await withProposal();
    const main = git("rev-parse", "main");
    const lock = join(folder, ".git/index.lock");
    const script = `case "$*" in *"update-index -q --refresh"*) once dies && : > "${lock}" && kill -KILL $$ ;; esac`;
    await withGit(script, () =>
      expect(moderation.approve([NAME])).rejects.toThrow(`delete ${lock}.`),
    );
    expect(git("rev-parse", "main")).toBe(main);
    await expect(moderation.approve([NAME])).rejects.toThrow(`delete ${lock}.`);
    rmSync(lock);
    expect(await moderation.approve([NAME])).toEqual([NAME]);
    expectApproved(repository);
    expect(git("status", "--porcelain")).toBe("");
    expect(git("for-each-ref", "refs/stet/settling")).toBe("");
  });

  test("that left the lock of a killed process, it is taken over", async () => {
    const { moderation, repository, folder } = await withProposal();
    await leaveLock(join(folder, ".git"));
    await moderation.approve([NAME]);
    expectApproved(repository);
    expect(locksIn(join(folder, ".git"))).toEqual([]);
  });
});
