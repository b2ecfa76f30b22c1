/** Changes that may be merged, what they are compared with, and the command as CI runs it. */
import { expect, test } from "vitest";
import { submissionPath, threadPath } from "../../comments/paths.ts";
import { proposalOf } from "../../comments/proposal.ts";
import { stableJson } from "../../comments/stable-json.ts";
import { Submission } from "../../comments/submission.ts";
import { Thread } from "../../comments/thread.ts";
import { plainGit } from "../../git-hosts/plain-git/plain-git.ts";
import { projectCopy } from "../support/project-copy.ts";
import { runNpm } from "../support/running-program.ts";
import { sampleComment, sampleThread, submissionId } from "../support/sample-comments.ts";
import {
  blog,
  checked,
  commitWith,
  fileOf,
  NEW,
  PATH,
  POST,
} from "./check-submission/proposed-change.ts";

const ORDINARY = [
  "ok",
  "Nothing in comments-data/submissions/ is changed, so there is no comment to check. Nothing else was looked at.",
];
const accepted = (comments: string, base: string) => [
  "ok",
  `${comments}, as the service would propose. Checked against ${base}; what is merged after that is not known here.`,
];

test("What the service proposes may be merged", async () => {
  const repository = blog();
  const host = plainGit({ directory: repository.folder, branch: "main", remote: null });
  await host.propose(proposalOf(NEW, ["links"]));
  expect(await checked(repository, `comment/${NEW.id}`)).toEqual(
    accepted("1 comment", repository.git("rev-parse", "main")),
  );
});

test("Several at once may be merged, on posts and pages, by address or by name of their thread", async () => {
  const repository = blog();
  const posts = [POST, "other", "talk"];
  const comments = posts.map((post, at) => ({ ...NEW, post, id: submissionId(10 + at) }));
  const reply = { ...NEW, id: submissionId(20), replyTo: submissionId(10) };
  const head = commitWith(repository, [...comments, reply].map(fileOf));
  const base = repository.git("rev-parse", "main");
  expect(await checked(repository, head)).toEqual(accepted("4 comments", base));
});

test("A date may be ten minutes ahead, and a moderator may have edited the words", async () => {
  const repository = blog();
  const proposed = commitWith(repository, [fileOf({ ...NEW, date: "2026-05-28T19:25:03Z" })]);
  const edited = { ...NEW, date: "2026-05-28T19:25:03Z", text: "Milder words." };
  const head = commitWith(repository, [fileOf(edited)], proposed);
  const base = repository.git("rev-parse", "main");
  expect(await checked(repository, head)).toEqual(accepted("1 comment", base));
});

test("What does not touch the submissions is an author's, and is not looked at", async () => {
  const repository = blog();
  const head = commitWith(repository, [
    ["posts/broken.md", { content: "---\nno: post\n---\n" }],
    ["comments-data/threads/a-post.json", { content: "{}" }],
    ["run", { mode: "100755", content: "#!/bin/sh\n" }],
    ["comments-data-too/submissions/x", { content: "" }],
    ["a/comments-data/submissions/x", { content: "" }],
  ]);
  expect(await checked(repository, head)).toEqual(ORDINARY);
  expect(await checked(repository, "main")).toEqual(ORDINARY);
});

test("It is compared from where it left the base, and with what the base knows by now", async () => {
  const repository = blog();
  const head = commitWith(repository, [fileOf(NEW)]);
  repository.commit("Write, meanwhile", {
    "posts/later.md": "---\ntitle: L\ndate: 2026-05-29\n---\n",
  });
  const base = repository.git("rev-parse", "main");
  expect(await checked(repository, head)).toEqual(accepted("1 comment", base));

  const other = { ...NEW, post: "talk" };
  repository.commit("Approve another with its id", {
    [submissionPath("talk", NEW.id)]: stableJson(Submission, other),
  });
  expect(await checked(repository, head)).toContain(
    `- ${PATH}: the base has a comment ${NEW.id} already, on "talk". Take this file away.`,
  );
  repository.git("rm", "-q", submissionPath("talk", NEW.id));
  repository.commit("Merge it", {
    [threadPath("talk")]: stableJson(Thread, sampleThread([sampleComment({ id: NEW.id })], "talk")),
  });
  expect(await checked(repository, head)).toContain(
    `- ${PATH}: the base has a comment ${NEW.id} already, on "talk". Take this file away.`,
  );
});

test("The files of the base count, not those on the disk", async () => {
  const repository = blog();
  const head = commitWith(repository, [fileOf(NEW)]);
  repository.git("checkout", "-q", "--orphan", "elsewhere");
  repository.git("rm", "-rqf", ".");
  expect((await checked(repository, head))[0]).toBe("ok");
});

test("A post that is wrong on the base keeps no comment waiting, unless it hides which thread is whose", async () => {
  const broken = blog({ "posts/broken.md": "---\ntitle: Broken\n---\n" });
  const [verdict] = await checked(broken, commitWith(broken, [fileOf(NEW)]));
  expect(verdict).toBe("ok");
  const hiding = blog({ "posts/hiding.md": "---\nthread: [\n---\n" });
  const head = commitWith(hiding, [fileOf(NEW)]);
  await expect(checked(hiding, head)).rejects.toThrow("posts/hiding.md: front matter is not valid");
});

test.each(["no-such-branch", "-q", "HEAD:posts"])(
  "%s is no commit, and that is said",
  async (name) => {
    const repository = blog();
    await expect(checked(repository, name)).rejects.toThrow(`There is no commit "${name}" in `);
    await expect(checked(repository, "main", name)).rejects.toThrow(
      `There is no commit "${name}" in `,
    );
  },
);

test("A head that has nothing in common with the base cannot be compared", async () => {
  const repository = blog();
  const tree = repository.git("rev-parse", `${commitWith(repository, [fileOf(NEW)])}^{tree}`);
  const stranger = repository.git("commit-tree", tree, "-m", "Begin anew");
  await expect(checked(repository, stranger)).rejects.toThrow(/no commit in common here/);
});

test("Histories that cross cannot hide a change in what one of them has", async () => {
  const repository = blog();
  const { git } = repository;
  const tree = (commit: string) => git("rev-parse", `${commit}^{tree}`);
  const merged = (of: string, ...parents: string[]) =>
    git("commit-tree", tree(of), ...parents.flatMap((parent) => ["-p", parent]), "-m", "Merge");
  const left = commitWith(repository, [fileOf(NEW)]);
  const right = commitWith(repository, [["posts/b.md", { content: "" }]]);
  const base = merged(right, left, right);
  const head = merged(left, right, left);
  await expect(checked(repository, head, base)).rejects.toThrow(
    /more than one latest commit in common\. Merge the base into the branch once more/,
  );
});

test("npm run check-submission ends with 0 or 1, and compares with the main branch by itself", async () => {
  const project = projectCopy();
  const good = { ...NEW, post: "welcome", date: "2026-01-01T00:00:00Z" };
  const fine = commitWith(project, [fileOf(good)]);
  const hostile = commitWith(project, [fileOf(good), ["::error::\u001b[2J", { content: "" }]]);
  const run = (...words: string[]) =>
    runNpm(project.folder, "run", "check-submission", "--", ...words);

  expect(await run(fine)).toMatchObject({ code: 0, output: expect.stringContaining("1 comment,") });
  const refused = await run("main", hostile);
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.output.split("\n")).toEqual([
    "This may not be merged: 1 problem.",
    expect.stringMatching(/^- ::error::<U\+001B>\[2J: is outside of /),
    "",
  ]);
});
