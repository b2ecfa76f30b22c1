/** Approving on plain git, whatever the author has open at that moment. */
import { rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { plainModeration } from "../../../git-hosts/plain-git/moderation.ts";
import { withGit } from "../../support/git-in-path.ts";
import { repositoryIn, type TestRepository } from "../../support/git-repository.ts";
import { temporaryFolder, writeFiles } from "../../support/temporary-folder.ts";
import { NAME, PATH, proposalNamed } from "../git-host.contract.ts";
import { BRANCH, CONTENT, expectApproved, onDisk, withProposal } from "./moderated-repository.ts";

function expectUntouched(repository: TestRepository, main: string): void {
  expect(repository.git("rev-parse", "main")).toBe(main);
  expect(repository.git("rev-parse", "--verify", BRANCH)).toMatch(/^[0-9a-f]+$/);
  // Where it stands, the next run takes what is staged for a killed one's, and takes it away.
  expect(repository.git("for-each-ref", "refs/stet/settling")).toBe("");
}

describe("Approving", () => {
  test("makes a merge commit in the moderator's name and deletes the branch", async () => {
    const { moderation, repository, git } = await withProposal();
    const parents = `${git("rev-parse", "main")} ${git("rev-parse", BRANCH)}`;
    expect(await moderation.approve([NAME])).toEqual([NAME]);
    expectApproved(repository);
    expect(git("log", "-1", "--format=%P|%an <%ae>|%s", "main")).toBe(
      `${parents}|Mo Derator <mo@example.org>|Approve comment ${NAME}`,
    );
  });

  test("signs as Stet where git knows no name for the moderator", async () => {
    const { moderation, git } = await withProposal();
    git("config", "--unset", "user.name");
    git("config", "--unset", "user.email");
    const home = process.env.HOME;
    process.env.HOME = temporaryFolder();
    try {
      await moderation.approve([NAME]);
    } finally {
      process.env.HOME = home;
    }
    expect(git("log", "-1", "--format=%an <%ae>", "main")).toBe("Stet <stet@noreply.invalid>");
  });

  test("brings the file into a clean working tree, which is clean afterwards", async () => {
    const { moderation, repository, git } = await withProposal();
    await moderation.approve([NAME]);
    expectApproved(repository);
    expect(onDisk(repository, PATH)).toBe(CONTENT);
    // Asked first: it trusts the file times in the index, which `git status` would mend.
    expect(git("diff-index", "HEAD")).toBe("");
    expect(git("status", "--porcelain")).toBe("");
  });

  test("leaves staged, unstaged and untracked changes exactly as they are", async () => {
    const { moderation, repository, git, folder } = await withProposal();
    writeFiles(folder, { "staged.md": "S\n", "untracked.md": "U\n", "README.md": "Changed\n" });
    git("add", "staged.md");
    git("rm", "-q", "posts/a.md");
    const before = git("status", "--porcelain");
    await moderation.approve([NAME]);
    expectApproved(repository);
    expect(git("status", "--porcelain")).toBe(before);
    expect(onDisk(repository, "README.md")).toBe("Changed\n");
    git("commit", "-q", "-a", "-m", "The author goes on");
    expect(git("show", `main:${PATH}`)).toBe(CONTENT.trimEnd());
  });

  test.each(["another branch", "a detached head"])("moves only the ref under %s", async (what) => {
    const { moderation, repository, git } = await withProposal();
    git("checkout", "-q", ...(what === "another branch" ? ["-b", "draft"] : ["--detach"]));
    await moderation.approve([NAME]);
    expectApproved(repository);
    expect(onDisk(repository, PATH)).toBeNull();
    expect(git("status", "--porcelain")).toBe("");
  });

  test("brings the file into another worktree that has main checked out", async () => {
    const { moderation, repository, git, folder } = await withProposal();
    git("checkout", "-q", "-b", "draft");
    const second = repositoryIn(join(temporaryFolder(), "a second worktree"));
    git("worktree", "add", "-q", second.folder, "main");
    await moderation.approve([NAME]);
    expectApproved(repository);
    expect(onDisk(second, PATH)).toBe(CONTENT);
    expect(second.git("status", "--porcelain")).toBe("");
    expect(onDisk({ folder }, PATH)).toBeNull();
  });

  test("passes over a worktree whose folder is gone", async () => {
    const { moderation, repository, git } = await withProposal();
    const gone = temporaryFolder();
    git("checkout", "-q", "-b", "draft");
    git("worktree", "add", "-q", join(gone, "w"), "main");
    rmSync(gone, { recursive: true });
    await moderation.approve([NAME]);
    expectApproved(repository);
  });

  test("works from a folder inside the repository", async () => {
    const { repository, folder } = await withProposal();
    const settings = { directory: join(folder, "posts"), branch: "main", remote: null };
    await plainModeration(settings).approve([NAME]);
    expectApproved(repository);
    expect(onDisk(repository, PATH)).toBe(CONTENT);
  });

  test("approves many, each with its merge commit", async () => {
    const { host, moderation, git, repository } = await withProposal();
    const names = ["01a", "01b", "01c"];
    for (const name of names) await host.propose(proposalNamed(name));
    expect(await moderation.approve([...names, NAME])).toEqual([...names, NAME]);
    expectApproved(repository);
    expect(git("rev-list", "--merges", "--count", "main")).toBe("4");
    expect(git("status", "--porcelain")).toBe("");
  });

  test("keeps what the moderator's hooks and signing would do out of it", async () => {
    const { moderation, repository, git, folder } = await withProposal();
    writeFileSync(join(folder, ".git/hooks/reference-transaction"), "#!/bin/sh\nexit 1\n", {
      mode: 0o755,
    });
    git("config", "commit.gpgsign", "true");
    git("config", "gpg.program", "false");
    await moderation.approve([NAME]);
    expectApproved(repository);
  });
});

describe("Approving refuses, and changes nothing,", () => {
  test.each([
    [
      "an untracked file with other content",
      "untracked",
      (r: TestRepository) => writeFiles(r.folder, { [PATH]: "Mine\n" }),
    ],
    [
      "a staged file with other content",
      "staged",
      (r: TestRepository) => {
        writeFiles(r.folder, { [PATH]: "Mine\n" });
        r.git("add", PATH);
      },
    ],
    [
      "a file that was staged and then changed",
      "in the way",
      (r: TestRepository) => {
        writeFiles(r.folder, { [PATH]: CONTENT });
        r.git("add", PATH);
        writeFiles(r.folder, { [PATH]: "Mine\n" });
      },
    ],
    [
      "a file where a folder is needed",
      "a folder is needed",
      (r: TestRepository) => writeFiles(r.folder, { data: "Mine\n" }),
    ],
    [
      "a folder where the file is needed",
      "a file is needed",
      (r: TestRepository) => writeFiles(r.folder, { [`${PATH}/x`]: "Mine\n" }),
    ],
    [
      "a symbolic link that leads out of the repository",
      "a folder is needed",
      (r: TestRepository) => symlinkSync(temporaryFolder(), join(r.folder, "data")),
    ],
  ])("where there is %s", async (_, words, putInTheWay) => {
    const { moderation, repository, git } = await withProposal();
    const main = git("rev-parse", "main");
    putInTheWay(repository);
    const before = git("status", "--porcelain", "-uall");
    await expect(moderation.approve([NAME])).rejects.toThrow(words);
    await expect(moderation.approve([NAME])).rejects.toThrow(/data.* in .*then try again/);
    expectUntouched(repository, main);
    expect(git("status", "--porcelain", "-uall")).toBe(before);
  });

  test.each(["merge", "apply"])("while main is being rebased (%s)", async (backend) => {
    const { moderation, repository, git } = await withProposal();
    git("checkout", "-q", "-b", "other");
    repository.commit("Other", { "README.md": "Other\n" });
    git("checkout", "-q", "main");
    repository.commit("Mine", { "README.md": "Mine\n" });
    const main = git("rev-parse", "main");
    expect(() => git("rebase", `--${backend}`, "other")).toThrow();
    await expect(moderation.approve([NAME])).rejects.toThrow("git rebase --continue");
    expectUntouched(repository, main);
    git("rebase", "--abort");
    await moderation.approve([NAME]);
    expectApproved(repository);
  });

  test("while main is being rebased in another worktree", async () => {
    const { moderation, repository, git } = await withProposal();
    git("checkout", "-q", "-b", "draft");
    const second = repositoryIn(join(temporaryFolder(), "second"));
    git("worktree", "add", "-q", second.folder, "main");
    repository.commit("Other", { "README.md": "Other\n" });
    second.commit("Mine", { "README.md": "Mine\n" });
    expect(() => second.git("rebase", "draft")).toThrow();
    await expect(moderation.approve([NAME])).rejects.toThrow(`being rebased in ${second.folder}`);
  });

  test("while another git holds the index, and says so", async () => {
    const { moderation, repository, git, folder } = await withProposal();
    const main = git("rev-parse", "main");
    writeFileSync(join(folder, ".git/index.lock"), "");
    await expect(moderation.approve([NAME])).rejects.toThrow(
      /Another git is at work in .*index\.lock/,
    );
    expectUntouched(repository, main);
    expect(onDisk(repository, PATH)).toBeNull();
  });

  test("while the proposal's branch is checked out", async () => {
    const { moderation, repository, git } = await withProposal();
    const main = git("rev-parse", "main");
    git("checkout", "-q", BRANCH);
    await expect(moderation.approve([NAME])).rejects.toThrow(`${BRANCH} is checked out in`);
    expectUntouched(repository, main);
  });

  test("where git cannot move main after all, and takes the file away again", async () => {
    const { moderation, repository, git, folder } = await withProposal();
    const main = git("rev-parse", "main");
    writeFileSync(join(folder, ".git/refs/heads/main.lock"), "");
    await expect(moderation.approve([NAME])).rejects.toThrow(/git update-ref .*main\.lock/);
    expectUntouched(repository, main);
    expect(git("status", "--porcelain")).toBe("");
    expect(onDisk(repository, "data")).toBeNull();
  });

  test("where git fails at the last step, and takes the file away again", async () => {
    const { moderation, repository, git } = await withProposal();
    const main = git("rev-parse", "main");
    const script = `case "$*" in *update-ref*) once begins || { once moves && exit 1; } ;; esac`;
    await expect(withGit(script, () => moderation.approve([NAME]))).rejects.toThrow("update-ref");
    expectUntouched(repository, main);
    expect(git("status", "--porcelain")).toBe("");
    expect(onDisk(repository, "data")).toBeNull();
  });

  test("where main holds another file of that name", async () => {
    const { moderation, repository, git } = await withProposal();
    repository.commit("Another", { [PATH]: "Other\n" });
    const main = git("rev-parse", "main");
    await expect(moderation.approve([NAME])).rejects.toThrow(`different versions of ${PATH}`);
    expectUntouched(repository, main);
  });
});

test("Approving waits for another git that lets go of the index in time", async () => {
  const { moderation, repository, folder } = await withProposal();
  const lock = join(folder, ".git/index.lock");
  writeFileSync(lock, "");
  const approval = moderation.approve([NAME]);
  rmSync(lock);
  await approval;
  expectApproved(repository);
});

test("Approving twice at the same moment approves once", async () => {
  const { moderation, repository, git } = await withProposal();
  const both = await Promise.all([moderation.approve([NAME]), moderation.approve([NAME])]);
  expect(both.flat()).toEqual([NAME]);
  expectApproved(repository);
  expect(git("rev-list", "--merges", "--count", "main")).toBe("1");
  expect(git("status", "--porcelain")).toBe("");
});

test("Approving what does not wait gives nothing and changes nothing", async () => {
  const { moderation, git } = await withProposal();
  const main = git("rev-parse", "main");
  expect(await moderation.approve(["01nothing"])).toEqual([]);
  expect(git("rev-parse", "main")).toBe(main);
});

test("Many approvals and changes at the same moment all come to be, and the tree stays clean", async () => {
  const { host, moderation, repository, git } = await withProposal();
  const names = ["01a", "01b", "01c"];
  for (const name of names) await host.propose(proposalNamed(name));
  await Promise.all([
    ...names.map((name) => moderation.approve([name])),
    moderation.changeMain("Change", async () => [{ path: "README.md", content: "New\n" }]),
    moderation.approve([NAME]),
  ]);
  expectApproved(repository);
  expect(git("rev-list", "--merges", "--count", "main")).toBe("4");
  expect(git("status", "--porcelain")).toBe("");
  expect(onDisk(repository, "README.md")).toBe("New\n");
});
