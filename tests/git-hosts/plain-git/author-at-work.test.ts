/** Moderating while the author commits, and after an approval that was killed. */
import { describe, expect, test } from "vitest";
import { withGit } from "../../support/git-in-path.ts";
import type { TestRepository } from "../../support/git-repository.ts";
import { writeFiles } from "../../support/temporary-folder.ts";
import { NAME, PATH, proposalNamed } from "../git-host.contract.ts";
import { BRANCH, CONTENT, onDisk, withProposal } from "./moderated-repository.ts";

function expectApprovedAndClean({ folder, git }: TestRepository): void {
  expect(git("show", `main:${PATH}`)).toBe(CONTENT.trimEnd());
  expect(git("for-each-ref", "refs/heads/comment")).toBe("");
  expect(onDisk({ folder }, PATH)).toBe(CONTENT);
  expect(git("status", "--porcelain")).toBe("");
}

/** As `git update-index` and `git update-ref` find it where the process was killed before them. */
function leaveHalfDone({ folder, git }: TestRepository, step: string): void {
  writeFiles(folder, { [PATH]: CONTENT });
  if (step === "staged") git("add", PATH);
}

describe("While the author commits", () => {
  const twice = (folder: string) => `
    case "$*" in
      *"cat-file --filters"*) once first && author -C ${folder} commit --allow-empty -m 1 ;;
      *"rev-parse --verify refs/heads/main^{commit}"*)
        if after first && once second; then
          real "$@"; author -C ${folder} commit -a -m 2; exit 0
        fi ;;
    esac`;

  test("with -a twice, once to make us start anew and once as we do, no approval is lost", async () => {
    const { moderation, repository, folder } = await withProposal();
    const approval = withGit(twice(folder), () => moderation.approve([NAME]));
    expect(await approval).toEqual([NAME]);
    expectApprovedAndClean(repository);
  });

  test("in the same way, no change of main is lost", async () => {
    const { moderation, git, folder } = await withProposal();
    const change = async () => [{ path: "new.md", content: "New\n" }];
    await withGit(twice(folder), () => moderation.changeMain("Change", change));
    expect(git("show", "main:new.md")).toBe("New");
    expect(git("status", "--porcelain")).toBe("");
    expect(onDisk({ folder }, ".git/index.lock")).toBeNull();
  });

  test("what we had staged, and we put the index back before that commit lands, both agree again", async () => {
    const { moderation, repository, git } = await withProposal();
    git("merge", "-q", "--squash", BRANCH);
    git("commit", "-q", "-m", "With our file");
    git("rm", "-q", PATH);
    expect(await moderation.approve([NAME])).toEqual([NAME]);
    expectApprovedAndClean(repository);
  });

  test("what the author made of a file that main holds already is left alone", async () => {
    const { moderation, git, folder } = await withProposal();
    git("merge", "-q", "--squash", BRANCH);
    git("commit", "-q", "-m", "By hand");
    writeFiles(folder, { [PATH]: "Mine\n" });
    await moderation.approve([NAME]);
    expect(onDisk({ folder }, PATH)).toBe("Mine\n");
    expect(git("branch", "--list", "comment/*")).toBe("");
  });
});

describe("Refusing after an approval was killed", () => {
  test.each(["in the tree", "staged"])("takes away the file that is %s", async (step) => {
    const { moderation, repository, git, folder } = await withProposal();
    leaveHalfDone(repository, step);
    expect(await moderation.refuse([NAME], "rejected")).toEqual([NAME]);
    expect(onDisk({ folder }, "data")).toBeNull();
    expect(git("status", "--porcelain")).toBe("");
  });

  test("leaves a file with other content alone", async () => {
    const { moderation, folder } = await withProposal();
    writeFiles(folder, { [PATH]: "Mine\n" });
    expect(await moderation.refuse([NAME], "spam")).toEqual([NAME]);
    expect(onDisk({ folder }, PATH)).toBe("Mine\n");
  });

  test.each([
    ["and the author committed what it had staged", ["merge", "-q", "--squash", BRANCH]],
    ["after its merge", ["merge", "-q", "--no-ff", "--no-edit", BRANCH]],
  ])("is refused %s", async (_, merge) => {
    const { moderation, git } = await withProposal();
    git(...merge);
    git("commit", "-q", "--allow-empty", "-m", "Everything");
    const refusal = moderation.refuse([NAME], "rejected");
    await expect(refusal).rejects.toThrow(`${NAME} is approved already`);
    expect(git("for-each-ref", "refs/stet")).toBe("");
  });

  test("can leave out what was approved meanwhile, and refuse the others", async () => {
    const { moderation, host, git } = await withProposal();
    await host.propose(proposalNamed("01b"));
    git("merge", "-q", "--no-ff", "--no-edit", BRANCH);
    expect(await moderation.refuseUnapproved([NAME, "01b"], "spam")).toEqual(["01b"]);
    expect(git("for-each-ref", "--format=%(refname)", "refs/stet")).toBe("refs/stet/spam/01b");
    expect(git("branch", "--list", "comment/*")).toContain(BRANCH);
  });

  test("goes on while the author rebases main", async () => {
    const { moderation, repository, git } = await withProposal();
    git("checkout", "-q", "-b", "other");
    repository.commit("Other", { "README.md": "Other\n" });
    git("checkout", "-q", "main");
    repository.commit("Mine", { "README.md": "Mine\n" });
    expect(() => git("rebase", "other")).toThrow();
    expect(await moderation.refuse([NAME], "rejected")).toEqual([NAME]);
  });
});

test("A refusal leaves main and other proposals as they are", async () => {
  const { moderation, host, git } = await withProposal();
  await host.propose(proposalNamed("01b"));
  const main = git("rev-parse", "main");
  await moderation.refuse([NAME], "spam");
  expect(git("rev-parse", "main")).toBe(main);
  expect((await moderation.listOpen()).map(({ name }) => name)).toEqual(["01b"]);
});

describe("After a change of main that was killed before main moved", () => {
  async function withKilledChange() {
    const it = await withProposal();
    it.repository.commit("Killed", { "posts/a.md": "Killed\n", "new.md": "Killed\n" });
    it.git("update-ref", "refs/stet/settling", "HEAD");
    it.git("reset", "-q", "--soft", "HEAD~1");
    return it;
  }
  const change = async () => [{ path: "posts/a.md", content: "Changed\n" }];

  test("another one of the same file puts back what it left", async () => {
    const { moderation, git, folder } = await withKilledChange();
    await moderation.changeMain("Change", change);
    expect(git("show", "main:posts/a.md")).toBe("Changed");
    expect(git("status", "--porcelain")).toBe("");
    expect(onDisk({ folder }, "new.md")).toBeNull();
    expect(git("for-each-ref", "refs/stet")).toBe("");
  });

  test("what the author wrote since is let be", async () => {
    const { moderation, folder } = await withKilledChange();
    writeFiles(folder, { "new.md": "Mine\n" });
    await moderation.changeMain("Change", change);
    expect(onDisk({ folder }, "new.md")).toBe("Mine\n");
  });

  test("what the author committed since is let be", async () => {
    const { moderation, git, folder } = await withKilledChange();
    git("commit", "-q", "-m", "All that is staged");
    await moderation.changeMain("Change", change);
    expect(git("show", "main:new.md")).toBe("Killed");
    expect(onDisk({ folder }, "new.md")).toBe("Killed\n");
    expect(git("status", "--porcelain")).toBe("");
  });
});
