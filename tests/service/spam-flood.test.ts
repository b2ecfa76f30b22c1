/** A flood of suspected spam costs neither requests nor reading, and has an end. */
import { expect, test } from "vitest";
import type { Submission } from "../../comments/submission.ts";
import { contentDigest } from "../../service/intake-records.ts";
import { sampleSubmission, submissionId } from "../support/sample-comments.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { START } from "./opened-intake.ts";
import { digestBench } from "./spam-digest-bench.ts";

const MOST_KEPT = 10_000;
const IN_A_FILE = 16;
const BOXES = 50;

/** Files as the intake writes them, sixteen in each. */
function flooded(number: number): string {
  const items = Array.from({ length: number }, (_, at) =>
    sampleSubmission({ id: submissionId(at), post: `p${at % 300}`, text: `${at} `.repeat(50) }),
  );
  const files: Record<string, string> = {};
  for (let at = 0; at < number; at += IN_A_FILE) {
    const received = items.slice(at, at + IN_A_FILE).map(recordOf);
    files[`new/${submissionId(at)}-00000000.json`] = JSON.stringify({ version: 1, received });
  }
  return temporaryFolder(files);
}

function recordOf(submission: Submission) {
  const received = new Date(START).toISOString().replace(".000", "");
  return { submission, suspicions: ["links"], digest: contentDigest(submission), received };
}

test("has an end also where the host is down for ever", async () => {
  const it = await digestBench(flooded(MOST_KEPT + 2));
  it.github.server.interfere = () => new Response("", { status: 502 });
  await it.look();
  expect(it.lines().join()).toContain("digest-not-shown");
  expect(it.intake().held()).toHaveLength(MOST_KEPT);
});

test("is told of by numbers, with a box for the first, and what is beyond all measure goes", async () => {
  const it = await digestBench(flooded(MOST_KEPT + 2));
  const { held, waiting, read } = it.intake();
  expect(waiting()).toEqual([]);
  let reads = 0;
  it.intake().read = (id) => {
    reads += 1;
    return read(id);
  };
  expect(await it.look()).toBeLessThanOrEqual(7);
  expect(reads).toBe(BOXES);
  expect(held()).toHaveLength(MOST_KEPT);
  expect(held().at(-1)?.id).toBe(submissionId(MOST_KEPT - 1));
  expect(it.notice()?.match(/^- \[ \] rescue/gm)).toHaveLength(BOXES);
  expect(it.notice()).toContain(`${MOST_KEPT - BOXES} more comments not shown.`);
  expect(it.notice()?.length).toBeLessThan(65_536);
});
