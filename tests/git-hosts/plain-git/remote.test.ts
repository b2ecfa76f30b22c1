/** Moderating a remote bare repository from a clone, with others pushing there at the same time. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withGit } from "../../support/git-in-path.ts";
import { bareRepository, cloneOf } from "../../support/git-repository.ts";
import { NAME, PATH, proposalNamed } from "../git-host.contract.ts";
import { allOf, BRANCH, CONTENT, FILES, moderated, onDisk } from "./moderated-repository.ts";

/** The service works in the bare repository; the moderator and somebody else in clones of it. */
async function withRemote() {
  const remote = bareRepository(FILES);
  const clone = cloneOf(remote);
  const { host } = moderated(remote);
  await host.propose(proposalNamed(NAME));
  const { moderation } = moderated(clone, "origin");
  return { remote, clone, host, moderation, other: cloneOf(remote) };
}

test("Lists what waits at the remote, also what came and went after the clone was made", async () => {
  const { moderation, remote, host } = await withRemote();
  expect((await moderation.listOpen()).map(({ name }) => name)).toEqual([NAME]);
  await host.propose(proposalNamed("01b"));
  remote.git("branch", "-D", BRANCH);
  expect((await moderation.listOpen()).map(({ name }) => name)).toEqual(["01b"]);
});

test("Approves at the remote and leaves the clone's branches and files alone", async () => {
  const { moderation, remote, clone } = await withRemote();
  clone.git("branch", "-f", "kept");
  const before = clone.git("for-each-ref", "refs/heads");
  expect(await moderation.approve([NAME])).toEqual([NAME]);
  expect(remote.git("show", `main:${PATH}`)).toBe(CONTENT.trimEnd());
  expect(remote.git("for-each-ref", "refs/heads/comment")).toBe("");
  expect(remote.git("log", "-1", "--format=%an", "main")).toBe("Mo Derator");
  expect(clone.git("for-each-ref", "refs/heads")).toBe(before);
  expect(clone.git("status", "--porcelain")).toBe("");
  clone.git("pull", "-q", "--ff-only");
  expect(onDisk(clone, PATH)).toBe(CONTENT);
});

test("Approves although the clone is behind, dirty, and being rebased", async () => {
  const { moderation, remote, clone, other } = await withRemote();
  other.commit("Elsewhere", { "README.md": "Elsewhere\n" });
  other.git("push", "-q", "origin", "main");
  clone.commit("Here", { "README.md": "Here\n" });
  clone.git("fetch", "-q");
  expect(() => clone.git("rebase", "origin/main")).toThrow();
  await moderation.approve([NAME]);
  expect(remote.git("show", `main:${PATH}`)).toBe(CONTENT.trimEnd());
  expect(remote.git("show", "main:README.md")).toBe("Elsewhere");
});

test("Builds on what somebody pushed between fetching and pushing", async () => {
  const { moderation, remote, other } = await withRemote();
  let calls = 0;
  await moderation.changeMain("Change", async (main) => {
    const [text] = await main.read(["README.md"]);
    calls += 1;
    if (calls === 1) {
      other.commit("In between", { "README.md": "In between\n" });
      other.git("push", "-q", "origin", "main");
    }
    return [{ path: "README.md", content: `${text}and ours\n` }];
  });
  expect(calls).toBe(2);
  expect(remote.git("show", "main:README.md")).toBe("In between\nand ours");
});

test("An approval that is refused at first is made again on the newer main", async () => {
  const { moderation, remote, other } = await withRemote();
  other.commit("In between", { "posts/b.md": "B\n" });
  // Runs at the remote while our push is under way: the first one comes too late.
  const hook = `#!/bin/sh\nunset GIT_QUARANTINE_PATH GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES\ntest -e raced && exit 0\ntouch raced\ngit fetch -q "${other.folder}" main && git update-ref refs/heads/main FETCH_HEAD\n`;
  writeFileSync(join(remote.folder, "hooks", "pre-receive"), hook, { mode: 0o755 });
  expect(await moderation.approve([NAME])).toEqual([NAME]);
  expect(onDisk(remote, "raced")).toBe("");
  expect(remote.git("show", "main:posts/b.md")).toBe("B");
  expect(remote.git("show", `main:${PATH}`)).toBe(CONTENT.trimEnd());
  expect(remote.git("for-each-ref", "refs/heads/comment")).toBe("");
});

test("A push that went through counts, though the connection broke before the answer came", async () => {
  const { moderation, remote } = await withRemote();
  let calls = 0;
  const change = () =>
    moderation.changeMain("Change", async () => {
      calls += 1;
      return [{ path: "README.md", content: `${calls}\n` }];
    });
  const script = 'case "$*" in *" push "*) real "$@"; echo "connection lost" >&2; exit 128 ;; esac';
  await withGit(script, change);
  expect(calls).toBe(1);
  expect(remote.git("show", "main:README.md")).toBe("1");
});

test("A remote that declines for good is quoted", async () => {
  const { moderation, remote } = await withRemote();
  const hook = "#!/bin/sh\necho main is frozen >&2\nexit 1\n";
  writeFileSync(join(remote.folder, "hooks", "pre-receive"), hook, { mode: 0o755 });
  await expect(moderation.approve([NAME])).rejects.toThrow(/git push .*main is frozen/s);
  expect(remote.git("rev-parse", "--verify", BRANCH)).toMatch(/^[0-9a-f]+$/);
});

test("Of two who fetch into one clone at the same moment, the one that comes second looks again", async () => {
  const { moderation, host, clone } = await withRemote();
  await moderation.listOpen();
  await host.propose(proposalNamed("01b"));
  const mirrored = "refs/stet/mirror/heads/comment/01b";
  // What a fetch meets whose ref another one writes at that moment, and then finishes.
  const script = `case "$*" in *" fetch "*) once met && { lock=${clone.folder}/.git/${mirrored}.lock; mkdir -p "$(dirname "$lock")"; : > "$lock"; real "$@"; ended=$?; rm "$lock"; exit $ended; } ;; esac`;
  const open = await withGit(script, () => moderation.listOpen());
  expect(open.map(({ name }) => name)).toContain("01b");
});

test("A remote that cannot be reached is named", async () => {
  const { moderation, clone } = await withRemote();
  clone.git("remote", "set-url", "origin", join(clone.folder, "gone.git"));
  await expect(moderation.approve([NAME])).rejects.toThrow(/git fetch .*gone\.git/s);
});

test.each(["rejected", "spam"] as const)(
  "Refuses as %s at the remote, for the service to see",
  async (as) => {
    const { moderation, host } = await withRemote();
    expect(await moderation.refuse([NAME], as)).toEqual([NAME]);
    expect(await host.stateOf(NAME)).toBe(as);
    expect(await moderation.listOpen()).toEqual([]);
  },
);

test("Of two moderators who decide at the same moment one comes first and nothing is doubled", async () => {
  const { moderation, host, remote, other } = await withRemote();
  const second = moderated(other, "origin").moderation;
  const [approved, refused] = await Promise.all([
    moderation.approve([NAME]),
    second.refuse([NAME], "spam"),
  ]);
  expect([...approved, ...refused]).toEqual([NAME]);
  const isOnMain = remote.git("ls-tree", "-r", "--name-only", "main").includes(PATH);
  expect(isOnMain).toBe(approved.length === 1);
  expect(await host.stateOf(NAME)).toBe(isOnMain ? "none" : "spam");
});

test("Amends and looks back at the remote", async () => {
  const { moderation, remote } = await withRemote();
  await moderation.amend(NAME, [{ path: PATH, content: "New\n" }], "Edit");
  expect(remote.git("show", `${BRANCH}:${PATH}`)).toBe("New");
  await moderation.changeMain("Change", async () => [{ path: "README.md", content: "2\n" }]);
  expect(await allOf(moderation.readHistory("README.md"))).toEqual(["2\n", "Hello\n"]);
});
