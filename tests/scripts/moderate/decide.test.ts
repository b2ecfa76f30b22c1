import { describe, expect, test } from "vitest";
import { submissionPath } from "../../../comments/paths.ts";
import { approveAll, decide } from "../../../scripts/moderate/decide.ts";
import { readWaiting } from "../../../scripts/moderate/waiting.ts";
import {
  sampleComment,
  sampleSubmission,
  sampleThread,
  submissionId,
} from "../../support/sample-comments.ts";
import { deskInRepository, POST } from "./desk-in-repository.ts";

describe("deciding", () => {
  test("approves by the end of an id and leaves the others waiting", async () => {
    const desk = deskInRepository(sampleThread());
    const first = await desk.propose(1);
    const second = await desk.propose(2);
    await decide(desk, "approve", ["001"]);
    expect(desk.unmerged()).toEqual([submissionPath(POST, first)]);
    expect((await readWaiting(desk.moderation)).map(({ id }) => id)).toEqual([second]);
    expect(desk.printed).toEqual([`${first}: Approved. It is on the page with the next build.`]);
  });

  test("approves all at once", async () => {
    const desk = deskInRepository(sampleThread());
    for (const number of [1, 2, 3]) await desk.propose(number);
    await approveAll(desk);
    expect(desk.unmerged()).toHaveLength(3);
    expect(desk.printed[0]).toBe("Approving 3 of 3 that wait.");
    await approveAll(desk);
    expect(desk.printed.at(-1)).toMatch(/^Nothing waits/);
  });

  test("leaves the suspicious and the odd waiting where all are approved, and says so", async () => {
    const desk = deskInRepository(sampleThread());
    const clear = await desk.propose(1);
    const suspicious = await desk.propose(2, {}, ["links"]);
    const odd = await desk.propose(3);
    const more = [{ path: "posts/evil.md", content: "" }];
    await desk.moderation.amend(odd, more, "More than a comment");
    await approveAll(desk);
    expect(desk.unmerged()).toEqual([submissionPath(POST, clear)]);
    expect(desk.printed).toEqual([
      "Approving 1 of 3 that wait.",
      expect.stringContaining(`${clear}: Approved.`),
      expect.stringMatching(/^Left waiting because suspicious: 2\. .*by ID/),
    ]);
    await approveAll(desk);
    expect(desk.printed.at(-1)).toMatch(/suspicious: 2/);
    await decide(desk, "approve", [suspicious]);
    expect(desk.unmerged()).toHaveLength(2);
  });

  test.each([
    ["reject", "rejected"],
    ["spam", "spam"],
  ] as const)("%s keeps it off the page for good", async (decision, kept) => {
    const desk = deskInRepository(sampleThread());
    const id = await desk.propose(1);
    await decide(desk, decision, [id]);
    await desk.propose(1);
    expect(await readWaiting(desk.moderation)).toEqual([]);
    expect(desk.repository.git("for-each-ref", "--format=%(refname)", "refs/stet")).toBe(
      `refs/stet/${kept}/${id}`,
    );
    expect(desk.unmerged()).toEqual([]);
  });

  test("decides none where one id is not known", async () => {
    const desk = deskInRepository(sampleThread());
    const id = await desk.propose(1);
    await expect(decide(desk, "approve", [id, "zz"])).rejects.toThrow('starts or ends with "zz"');
    expect(desk.unmerged()).toEqual([]);
  });

  test.each(["approved only", "in the thread"])(
    "approving again what is %s is no mistake, rejecting it is",
    async (where) => {
      const id = submissionId(1);
      const desk =
        where === "in the thread"
          ? deskInRepository(sampleThread([sampleComment({ id })]))
          : deskInRepository(sampleThread(), [sampleSubmission({ id })]);
      await decide(desk, "approve", [id]);
      expect(desk.printed).toEqual([`${id}: Does not wait any more.`]);
      await expect(decide(desk, "spam", [id])).rejects.toThrow(`moderate -- remove ${id}`);
    },
  );

  test("finishes an approval that was killed before the branch was deleted", async () => {
    const desk = deskInRepository(sampleThread());
    const id = await desk.propose(1);
    const tip = desk.repository.git("rev-parse", `comment/${id}`);
    await decide(desk, "approve", [id]);
    desk.repository.git("branch", `comment/${id}`, tip);
    await decide(desk, "approve", [id]);
    expect(desk.repository.git("branch", "--list", "comment/*")).toBe("");
    expect(desk.unmerged()).toHaveLength(1);
  });

  test.each(["approved only", "in the thread"])(
    "neither lists nor rejects what is %s though its branch is still there",
    async (where) => {
      const id = submissionId(1);
      const desk =
        where === "in the thread"
          ? deskInRepository(sampleThread([sampleComment({ id })]))
          : deskInRepository(sampleThread(), [sampleSubmission({ id })]);
      // Text that main has not: the branch adds something, whatever main holds.
      await desk.propose(1, { text: "As it was sent." });
      expect(await readWaiting(desk.moderation)).toEqual([]);
      for (const decision of ["reject", "spam"] as const) {
        await expect(decide(desk, decision, [id])).rejects.toThrow(
          `${id} is approved already, and on the main branch: remove it instead`,
        );
      }
      expect(desk.repository.git("for-each-ref", "refs/stet")).toBe("");
    },
  );
});
