/** What else a moderator does on plain git: list, refuse, amend, change files on main, look back. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { MainFiles } from "../../../git-hosts/plain-git/main-branch.ts";
import { waitingProposals } from "../../../git-hosts/plain-git/waiting-proposals.ts";
import { bareRepository, gitRepository } from "../../support/git-repository.ts";
import { writeFiles } from "../../support/temporary-folder.ts";
import { NAME, PATH, proposalNamed } from "../git-host.contract.ts";
import {
  allOf,
  BRANCH,
  CONTENT,
  FILES,
  moderated,
  onDisk,
  withProposal,
} from "./moderated-repository.ts";

/** What the moderator's list has of a proposal. */
function listed(name: string) {
  const { title, body, files } = proposalNamed(name);
  return { name, title, body, files };
}

describe("The list", () => {
  test("is empty where nothing waits", async () => {
    expect(await moderated(gitRepository(FILES)).moderation.listOpen()).toEqual([]);
  });

  test("has name, title, body, date and files of each proposal, the oldest first", async () => {
    const { host, moderation, git } = await withProposal();
    await host.propose({ ...proposalNamed("01b"), body: "" });
    git("checkout", "-q", BRANCH);
    git("commit", "-q", "--amend", "--no-edit", "--date=2026-01-02T03:04:05Z");
    git("checkout", "-q", "main");
    const seconds = Number(git("log", "-1", "--format=%at", "comment/01b"));
    const date = new Date(seconds * 1000).toISOString().replace(".000", "");
    expect(await moderation.listOpen()).toEqual([
      { ...listed(NAME), date: "2026-01-02T03:04:05Z" },
      { ...listed("01b"), body: "", date },
    ]);
  });

  test("shows one alone by its name, and none where that name does not wait", async () => {
    const { moderation, host } = await withProposal();
    await host.propose(proposalNamed("01b"));
    expect(await moderation.listOpen("01b")).toMatchObject([listed("01b")]);
    await moderation.approve(["01b"]);
    expect(await moderation.listOpen("01b")).toEqual([]);
    expect(await moderation.listOpen("01")).toEqual([]);
  });

  test("for the service can be had without the files, and with those of some", async () => {
    const { host, git, folder } = await withProposal();
    await host.propose(proposalNamed("01c"));
    git("update-ref", "refs/heads/comment/-none-of-ours", "main");
    const waiting = waitingProposals({ directory: folder, branch: "main", remote: null });
    const found = await waiting.find();
    expect(found.map(({ name }) => name).sort()).toEqual(["01c", NAME].sort());
    const some = found.filter(({ name }) => name === NAME);
    expect(await waiting.read(some)).toMatchObject([listed(NAME)]);
  });

  test("shows what an amended proposal would add now, under its first title", async () => {
    const { moderation } = await withProposal();
    await moderation.amend(NAME, [{ path: PATH, content: "New\n" }], "Edit");
    expect(await moderation.listOpen()).toMatchObject([
      { ...listed(NAME), files: [{ path: PATH, content: "New\n" }] },
    ]);
  });

  test("leaves out what main brought into a proposal's branch", async () => {
    const { moderation, repository, git } = await withProposal();
    repository.commit("Meanwhile", { "posts/b.md": "B\n" });
    git("checkout", "-q", BRANCH);
    git("merge", "-q", "--no-edit", "main");
    git("checkout", "-q", "main");
    repository.commit("Later", { "posts/b.md": "B again\n" });
    const [open] = await moderation.listOpen();
    expect(open?.files).toEqual(proposalNamed(NAME).files);
    await moderation.approve([NAME]);
    expect(git("show", "main:posts/b.md")).toBe("B again");
    expect(git("show", `main:${PATH}`)).toBe(CONTENT.trimEnd());
  });

  test("leaves out branches that cannot be ours", async () => {
    const { moderation, git } = await withProposal();
    for (const name of ["Mine", "x/y", "a_b"]) git("branch", `comment/${name}`, BRANCH);
    expect((await moderation.listOpen()).map(({ name }) => name)).toEqual([NAME]);
  });
});

describe("Refusing", () => {
  test.each(["rejected", "spam"] as const)(
    "as %s keeps what it was and never asks again",
    async (as) => {
      const { moderation, host, git } = await withProposal();
      const tip = git("rev-parse", BRANCH);
      const main = git("rev-parse", "main");
      expect(await moderation.refuse([NAME, "01nothing"], as)).toEqual([NAME]);
      expect(
        git("for-each-ref", "--format=%(refname) %(objectname)", "refs/stet", "refs/heads"),
      ).toBe(`refs/heads/main ${main}\nrefs/stet/${as}/${NAME} ${tip}`);
      await host.propose(proposalNamed(NAME));
      expect(await moderation.listOpen()).toEqual([]);
    },
  );

  test("what is approved already comes too late", async () => {
    const { moderation, host } = await withProposal();
    await moderation.approve([NAME]);
    expect(await moderation.refuse([NAME], "spam")).toEqual([]);
    expect(await host.stateOf(NAME)).toBe("none");
  });
});

describe("Amending", () => {
  test("adds a commit of the moderator, and what is approved then is the new text", async () => {
    const { moderation, git } = await withProposal();
    expect(await moderation.amend(NAME, [{ path: PATH, content: "New\n" }], "Edit it")).toBe(true);
    expect(git("log", "-1", "--format=%an|%s", BRANCH)).toBe("Mo Derator|Edit it");
    await moderation.approve([NAME]);
    expect(git("show", `main:${PATH}`)).toBe("New");
  });

  test("what does not wait says so", async () => {
    const { moderation } = await withProposal();
    expect(await moderation.amend("01nothing", [{ path: PATH, content: "" }], "Edit")).toBe(false);
  });
});

describe("Changing main", () => {
  const toUpper = async (main: MainFiles) => {
    const [text] = await main.read(["posts/a.md"]);
    return [{ path: "posts/a.md", content: String(text).toUpperCase() }];
  };
  const rewrite = (content: string | null) => async () => [{ path: "posts/a.md", content }];

  test("writes, adds and deletes files in one commit and in the working tree", async () => {
    const repository = gitRepository({ ...FILES, "deep/er/only.txt": "x\n" });
    await moderated(repository).moderation.changeMain("Change three files", async () => [
      { path: "posts/a.md", content: "B\n" },
      { path: "new/file.txt", content: "N\n" },
      { path: "deep/er/only.txt", content: null },
    ]);
    expect(repository.git("show", "--format=%an|%s", "--name-status", "main").split("\n")).toEqual([
      "Mo Derator|Change three files",
      "",
      "D\tdeep/er/only.txt",
      "A\tnew/file.txt",
      "M\tposts/a.md",
    ]);
    expect(onDisk(repository, "new/file.txt")).toBe("N\n");
    expect(onDisk(repository, "posts/a.md")).toBe("B\n");
    expect(onDisk(repository, "deep")).toBeNull();
    expect(repository.git("status", "--porcelain")).toBe("");
  });

  test("makes no commit where nothing changes", async () => {
    const repository = gitRepository(FILES);
    const main = repository.git("rev-parse", "main");
    await moderated(repository).moderation.changeMain("Nothing", rewrite("A\n"));
    expect(repository.git("rev-parse", "main")).toBe(main);
  });

  test("lists the files of a folder, in a bare repository too", async () => {
    const main = await moderated(bareRepository(FILES)).moderation.openMain();
    expect(await main.list("posts")).toEqual(["posts/a.md"]);
    expect(await main.list("none")).toEqual([]);
    expect(await main.read(["posts/a.md", "none", "posts"])).toEqual(["A\n", null, null]);
  });

  test("reads again where main moved meanwhile", async () => {
    const repository = gitRepository({ "posts/a.md": "one\n" });
    let calls = 0;
    await moderated(repository).moderation.changeMain("Upper case", async (main) => {
      const changes = await toUpper(main);
      calls += 1;
      if (calls === 1) repository.commit("In between", { "posts/a.md": "two\n" });
      return changes;
    });
    expect(calls).toBe(2);
    expect(repository.git("show", "main:posts/a.md")).toBe("TWO");
    expect(repository.git("status", "--porcelain")).toBe("");
    expect(repository.git("log", "--format=%s", "-2")).toBe("Upper case\nIn between");
  });

  test("gives up after some attempts, and leaves the working tree as the author made it", async () => {
    const repository = gitRepository({ "posts/a.md": "0\n" });
    let calls = 0;
    const change = moderated(repository).moderation.changeMain("Never", async () => {
      calls += 1;
      repository.commit("In between", { "README.md": `${calls}\n` });
      return [{ path: "posts/a.md", content: "mine\n" }];
    });
    await expect(change).rejects.toThrow("Somebody else changed the repository 8 times");
    expect(repository.git("status", "--porcelain")).toBe("");
    expect(onDisk(repository, "posts/a.md")).toBe("0\n");
  });

  test("refuses a file that the author has changed, and one deleted without a commit", async () => {
    const repository = gitRepository(FILES);
    const { moderation } = moderated(repository);
    writeFiles(repository.folder, { "posts/a.md": "Mine\n" });
    await expect(moderation.changeMain("Change", rewrite("B\n"))).rejects.toThrow("not committed");
    await expect(moderation.changeMain("Delete", rewrite(null))).rejects.toThrow("not committed");
    repository.git("add", "posts/a.md");
    await expect(moderation.changeMain("Change", rewrite("B\n"))).rejects.toThrow("staged");
    expect(onDisk(repository, "posts/a.md")).toBe("Mine\n");
    repository.git("rm", "-q", "-f", "posts/a.md");
    await expect(moderation.changeMain("Change", rewrite("B\n"))).rejects.toThrow("staged");
  });

  test("leaves everything as it is where the change itself fails", async () => {
    const repository = gitRepository(FILES);
    const change = moderated(repository).moderation.changeMain("Fail", () => {
      throw new Error("no such comment");
    });
    await expect(change).rejects.toThrow("no such comment");
    expect(repository.git("status", "--porcelain")).toBe("");
  });
});

test("History gives the versions of a file, the newest first, past its deletion", async () => {
  const repository = gitRepository({ "posts/a.md": "1\n" });
  repository.commit("Two", { "posts/a.md": "2\n" });
  repository.commit("Aside", { "README.md": "Hello\n" });
  repository.git("rm", "-q", "posts/a.md");
  repository.git("commit", "-q", "-m", "Delete");
  const { readHistory } = moderated(repository).moderation;
  expect(await allOf(readHistory("posts/a.md"))).toEqual(["2\n", "1\n"]);
});

test("Nothing of ours is left in the folder of the repository", async () => {
  const { moderation, folder, git } = await withProposal();
  await moderation.approve([NAME]);
  expect(onDisk({ folder }, join(".git", "index.lock"))).toBeNull();
  expect(git("status", "--porcelain", "--ignored", "-uall")).toBe("");
});
