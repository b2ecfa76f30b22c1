/** The command as it is typed. */
import { expect, test } from "vitest";
import { proposalOf } from "../../comments/proposal.ts";
import { plainGit } from "../../git-hosts/plain-git/plain-git.ts";
import { projectCopy } from "../support/project-copy.ts";
import { runNpm } from "../support/running-program.ts";
import { sampleSubmission, submissionId } from "../support/sample-comments.ts";

test("npm run moderate lists, approves, removes and refuses in the author's repository", async () => {
  const { folder, git } = projectCopy();
  const moderate = (...words: string[]) => runNpm(folder, "run", "moderate", "--", ...words);
  const host = plainGit({ directory: folder, branch: "main", remote: null });
  expect(await moderate("list")).toMatchObject({ code: 0, output: /^Nothing waits for you\./ });

  const id = submissionId(1);
  await host.propose(proposalOf(sampleSubmission({ id }), []));
  const list = await moderate("list", "--json");
  expect(JSON.parse(list.output)).toMatchObject([{ id, comments: [{ text: "As *sent*." }] }]);

  expect(await moderate("approve", id)).toMatchObject({ code: 0, output: /: Approved\./ });
  expect(git("show", `main:comments-data/submissions/a-post/${id}.json`)).toContain("As *sent*.");
  expect(await moderate("remove", id)).toMatchObject({ code: 0, output: /: Removed\./ });
  expect(git("show", "main:comments-data/threads/a-post.json")).toContain('"removed": true');

  expect(await moderate("approve", "zz")).toMatchObject({ code: 1, output: /^Nothing that waits/ });
  expect(await moderate("--help")).toMatchObject({ code: 0, output: /^Usage: npm run moderate/ });
  expect(await moderate()).toMatchObject({
    code: 1,
    output: /^Without a terminal, say what to do/,
  });
  expect(git("status", "--porcelain")).toBe("");
});
