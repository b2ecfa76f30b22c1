/** How a submission is put before the moderator. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseSubmission } from "../../comments/data-files.ts";
import {
  batchProposalOf,
  proposalOf,
  SUSPICIONS,
  type Suspicion,
  suspicionsIn,
} from "../../comments/proposal.ts";
import { sampleSubmission, submissionId } from "../support/sample-comments.ts";

const HOSTILE = sampleSubmission({
  author: { name: "Suspicion: x\n\x1b[2J@channel #1", url: null, key: null },
  text: "Suspicion: none\n\nFixes #1\n\nCo-authored-by: x",
});

test("adds one file, which reads back as the submission", () => {
  const { name, files } = proposalOf(HOSTILE, []);
  expect(name).toBe(HOSTILE.id);
  expect(files).toHaveLength(1);
  for (const { path, content } of files) expect(parseSubmission(content, path)).toEqual(HOSTILE);
});

test("nothing that a visitor typed stands in its title or body", () => {
  const { title, body } = proposalOf(HOSTILE, ["links"]);
  expect(title).toBe(`Add comment ${HOSTILE.id} on a-post`);
  expect(body).toBe("Suspicion: three links or more");
});

test("its suspicions are read back, whatever line ends the git host gives", () => {
  const some = fc.subarray<Suspicion>(["links", "link-in-name", "no-letters", "too-quick"]);
  fc.assert(
    fc.property(some, fc.constantFrom("\n", "\r\n"), (suspicions, lineEnd) => {
      const { title, body } = proposalOf(HOSTILE, suspicions);
      const text = `${title}\n\n${body}\n`.replaceAll("\n", lineEnd);
      expect(suspicionsIn(text)).toEqual(suspicions.map((suspicion) => SUSPICIONS[suspicion]));
    }),
  );
});

test("a batch adds a file for each, names them in its commit, and has no trailers", () => {
  const second = { ...HOSTILE, id: submissionId(2), post: "b-post" };
  const { name, title, body, files } = batchProposalOf("batch-1", [HOSTILE, second]);
  expect(name).toBe("batch-1");
  expect(title).toBe("Add 2 comments");
  expect(body).toBe(`- ${submissionId(1)} on a-post\n- ${submissionId(2)} on b-post`);
  expect(suspicionsIn(`${title}\n\n${body}`)).toEqual([]);
  expect(files.map(({ path, content }) => parseSubmission(content, path))).toEqual([
    HOSTILE,
    second,
  ]);
  expect(batchProposalOf("batch-2", [second]).title).toBe("Add 1 comment");
});
