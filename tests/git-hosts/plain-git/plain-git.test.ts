import { expect, test } from "vitest";
import { plainModeration } from "../../../git-hosts/plain-git/moderation.ts";
import { plainGit } from "../../../git-hosts/plain-git/plain-git.ts";
import { withGit } from "../../support/git-in-path.ts";
import {
  bareRepository,
  cloneOf,
  gitRepository,
  type TestRepository,
} from "../../support/git-repository.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { describeGitHost, type HostUnderTest, NAME, proposalNamed } from "../git-host.contract.ts";

const FILES = { "README.md": "Hello\n" };
const BRANCH = `comment/${NAME}`;

const HOSTS: [string, () => HostUnderTest][] = [
  [
    "in a bare repository",
    () => {
      const repository = bareRepository(FILES);
      return hostIn(repository, repository, null);
    },
  ],
  [
    "in a repository with a working tree",
    () => {
      const repository = gitRepository(FILES);
      return hostIn(repository, repository, null);
    },
  ],
  [
    "in a clone of a remote bare repository",
    () => {
      const remote = bareRepository(FILES);
      return hostIn(remote, cloneOf(remote), "origin");
    },
  ],
];
for (const [where, fresh] of HOSTS) {
  describeGitHost(`plain git ${where}`, { fresh, remembersApprovals: false });
}

function hostIn(
  moderated: TestRepository,
  { folder }: TestRepository,
  remote: string | null,
): HostUnderTest {
  const settings = { directory: folder, branch: "main", remote };
  const moderation = plainModeration(settings);
  const { git } = moderated;
  return {
    host: plainGit(settings),
    moderator: {
      approve: (name) => moderation.approve([name]),
      refuse: (name, refusal) => moderation.refuse([name], refusal),
    },
    filesOf: (name) =>
      Object.fromEntries(
        git("-c", "core.quotePath=false", "ls-tree", "-r", "--name-only", `comment/${name}`)
          .split("\n")
          .map((path) => [path, `${git("show", `comment/${name}:${path}`)}\n`]),
      ),
    openNames: () =>
      git("for-each-ref", "--format=%(refname:lstrip=3)", "refs/heads/comment")
        .split("\n")
        .filter((name) => name !== ""),
    commitsOnMain: () => Number(git("rev-list", "--count", "main")),
  };
}

function openIn(repository: TestRepository) {
  return plainGit({ directory: repository.folder, branch: "main", remote: null });
}

test("A proposal is one commit on top of main, by Stet and never by the visitor", async () => {
  const repository = gitRepository(FILES);
  await openIn(repository).propose(proposalNamed(NAME));
  expect(repository.git("log", "--format=%an <%ae> %cn <%ce>|%s|%b", `main..${BRANCH}`)).toBe(
    "Stet <stet@noreply.invalid> Stet <stet@noreply.invalid>" +
      `|Add comment ${NAME} on post|Suspicion: none\n`,
  );
  expect(repository.git("rev-parse", `${BRANCH}~1`)).toBe(repository.git("rev-parse", "main"));
});

test("A proposal leaves index, working tree and what is checked out as they are", async () => {
  const repository = gitRepository({ ...FILES, "a.txt": "a\n", "b.txt": "b\n" });
  const { git, folder } = repository;
  git("checkout", "-q", "-b", "draft");
  git("rm", "-q", "--cached", "a.txt");
  const before = [git("status", "--porcelain", "--branch"), git("ls-files", "--stage")];
  await plainGit({ directory: folder, branch: "main", remote: null }).propose(proposalNamed(NAME));
  expect([git("status", "--porcelain", "--branch"), git("ls-files", "--stage")]).toEqual(before);
});

test("A proposal is made on main, not on the branch that is checked out", async () => {
  const repository = gitRepository(FILES);
  repository.git("checkout", "-q", "-b", "draft");
  repository.commit("Draft", { "draft.md": "Not yet\n" });
  await openIn(repository).propose(proposalNamed(NAME));
  expect(repository.git("diff", "--name-only", "main", BRANCH)).toBe(
    proposalNamed(NAME).files[0]?.path,
  );
});

test("Variables that git sets for its hooks do not lead to another repository", async () => {
  const repository = gitRepository(FILES);
  const other = gitRepository(FILES);
  const before = other.git("for-each-ref");
  const misleading = { GIT_DIR: `${other.folder}/.git`, GIT_INDEX_FILE: `${other.folder}/i` };
  Object.assign(process.env, misleading);
  try {
    await openIn(repository).propose(proposalNamed(NAME));
  } finally {
    for (const name of Object.keys(misleading)) delete process.env[name];
  }
  expect(other.git("for-each-ref")).toBe(before);
  expect(repository.git("rev-parse", "--verify", BRANCH)).toMatch(/^[0-9a-f]{40}$/);
});

test.each(["../out.txt", ".git/config", "a/.GIT/hooks/x", "/etc/passwd", "a/../../b", "a//b", ""])(
  "A file cannot be proposed at %j",
  async (path) => {
    const host = openIn(gitRepository(FILES));
    const proposal = { ...proposalNamed(NAME), files: [{ path, content: "x" }] };
    await expect(host.propose(proposal)).rejects.toThrow("is not a path");
    expect(await host.stateOf(NAME)).toBe("none");
  },
);

test("The name of a file is never taken for a pattern", async () => {
  const path = ":a.json";
  const repository = gitRepository(FILES);
  const host = openIn(repository);
  await host.publish({ title: "Old", body: "", files: [{ path, content: "old" }] });
  await host.propose({ ...proposalNamed(NAME), files: [{ path, content: "new" }] });
  const settings = { directory: repository.folder, branch: "main", remote: null };
  expect(await plainModeration(settings).approve([NAME])).toEqual([NAME]);
  expect(await host.readMain([path])).toEqual(["new"]);
});

test.each(["rejected", "spam"])(
  "A proposal that is made %s while it is being proposed is not made",
  async (refusal) => {
    const repository = gitRepository(FILES);
    const script = `case "$*" in *update-ref*) once refused && author -C "${repository.folder}" update-ref refs/stet/${refusal}/${NAME} main ;; esac`;
    await withGit(script, () => openIn(repository).propose(proposalNamed(NAME)));
    expect(repository.git("for-each-ref", "--format=%(refname)", "refs/heads/comment")).toBe("");
    expect(await openIn(repository).stateOf(NAME)).toBe(refusal);
  },
);

test("A repository without a commit says what to do", async () => {
  const folder = temporaryFolder();
  gitRepository().git("init", "-q", folder);
  const host = plainGit({ directory: folder, branch: "main", remote: null });
  await expect(host.propose(proposalNamed(NAME))).rejects.toThrow("Make a first commit");
});

test("A folder that is no repository is named, with git's own words", async () => {
  const folder = temporaryFolder();
  const host = plainGit({ directory: folder, branch: "main", remote: null });
  await expect(host.stateOf(NAME)).rejects.toThrow(
    new RegExp(`git cat-file .*failed in ${folder}: fatal: not a git repository`),
  );
});

test("What was refused behind a remote can be read in a clone that never had it", async () => {
  const remote = bareRepository(FILES);
  const settings = { directory: cloneOf(remote).folder, branch: "main", remote: "origin" };
  const proposal = proposalNamed(NAME);
  await openIn(remote).propose(proposal);
  await plainModeration({ ...settings, directory: remote.folder, remote: null }).refuse(
    [NAME],
    "spam",
  );
  const [file] = proposal.files;
  const read = await plainGit(settings).readProposal(NAME, [file?.path ?? ""]);
  expect(read).toEqual([file?.content]);
});
