import { describe, expect, test } from "vitest";
import { momentOf } from "../../../comments/moment.ts";
import { edit, remove, restore } from "../../../scripts/moderate/correct.ts";
import { decide } from "../../../scripts/moderate/decide.ts";
import { fromFile, inEditor } from "../../../scripts/moderate/rewrite-text.ts";
import { readWaiting } from "../../../scripts/moderate/waiting.ts";
import {
  sampleComment,
  sampleSubmission,
  sampleThread,
  submissionId,
  tombstone,
} from "../../support/sample-comments.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { deskInRepository, NOW, POST, THREAD } from "./desk-in-repository.ts";

const a = sampleComment({ id: "a" });
const b = sampleComment({ id: "b", replyTo: "a" });
const to = (text: string) => async () => text;

describe("a comment in its thread", () => {
  test("is removed to a tombstone and restored to what it was", async () => {
    const desk = deskInRepository(sampleThread([a, b]));
    await remove(desk, "a");
    expect(desk.thread().comments).toEqual([tombstone("a"), b]);
    await restore(desk, "a");
    expect(desk.thread().comments).toEqual([a, b]);
    expect(desk.repository.git("log", "-2", "--format=%s")).toBe(
      "Restore comment a\nRemove comment a",
    );
    expect(desk.repository.git("status", "--porcelain")).toBe("");
  });

  test("is restored as it was last, to where it stands now", async () => {
    const desk = deskInRepository(sampleThread([a, b]));
    await edit(desk, "b", to("Edited."));
    await remove(desk, "b");
    await remove(desk, "a");
    await restore(desk, "b");
    expect(desk.thread().comments).toEqual([
      tombstone("a"),
      { ...b, text: "Edited.", edited: momentOf(NOW) },
    ]);
  });

  test("is edited, cleaned of control characters, and marked so", async () => {
    const desk = deskInRepository(sampleThread([a, b]));
    await edit(desk, "a", async (text) => `${text} And\u001b more.\r\n\n`);
    const [edited] = desk.thread().comments;
    expect(edited).toEqual({ ...a, text: "As *sent*. And more.", edited: momentOf(NOW) });
  });

  test("is not marked as edited where the text stays, nor emptied", async () => {
    const desk = deskInRepository(sampleThread([a]));
    const main = desk.repository.git("rev-parse", "main");
    await edit(desk, "a", async (text) => `${text}\n`);
    expect(desk.printed).toEqual(["a: Unchanged."]);
    await expect(edit(desk, "a", to(" \n"))).rejects.toThrow("nothing was changed");
    expect(desk.repository.git("rev-parse", "main")).toBe(main);
  });

  test("cannot be restored where no history holds it", async () => {
    const desk = deskInRepository(sampleThread([tombstone("a")]));
    await expect(restore(desk, "a")).rejects.toThrow("No version of");
  });

  test("has to be there", async () => {
    const desk = deskInRepository(sampleThread([a]));
    await expect(remove(desk, "zz")).rejects.toThrow("No comment on the main branch");
    await expect(remove(desk, "")).rejects.toThrow("cannot be empty");
  });
});

describe("a comment that is approved but not merged", () => {
  const id = submissionId(1);
  const submission = sampleSubmission({ id });
  const merged = sampleComment({ id, author: submission.author });

  test("is merged and removed in one go, and can be restored", async () => {
    const desk = deskInRepository(sampleThread([a]), [submission]);
    await remove(desk, id);
    expect(desk.thread().comments).toEqual([a, tombstone(id)]);
    expect(desk.unmerged()).toEqual([]);
    await restore(desk, id);
    expect(desk.thread().comments).toEqual([a, merged]);
  });

  test("is merged and edited in one go, together with what else waits for the merge", async () => {
    const other = sampleSubmission({ id: submissionId(2) });
    const elsewhere = sampleSubmission({ id: submissionId(3), post: "other" });
    const desk = deskInRepository(sampleThread([a]), [submission, other, elsewhere]);
    await edit(desk, id, to("New."));
    expect(desk.thread().comments).toEqual([
      a,
      { ...merged, text: "New.", edited: momentOf(NOW) },
      { ...merged, id: other.id },
    ]);
    expect(desk.unmerged()).toEqual([`comments-data/submissions/other/${elsewhere.id}.json`]);
  });
});

describe("a comment that waits", () => {
  test("is edited in its proposal and approved like that", async () => {
    const desk = deskInRepository(sampleThread());
    const id = await desk.propose(1);
    await edit(desk, id, to("New."));
    const [waiting] = await readWaiting(desk.moderation);
    expect(waiting?.comments[0]?.submission).toEqual(sampleSubmission({ id, text: "New." }));
    await decide(desk, "approve", [id]);
    expect(desk.repository.git("show", `main:${desk.unmerged()[0]}`)).toContain('"text": "New."');
  });

  test("cannot be removed: there is a word for that", async () => {
    const desk = deskInRepository(sampleThread());
    const id = await desk.propose(1);
    await expect(remove(desk, id)).rejects.toThrow("can be approved, rejected or edited");
  });
});

test("The thread file stays as the schema writes it, so that a diff shows one comment", async () => {
  const desk = deskInRepository(sampleThread([a, b]));
  await edit(desk, "b", to("New."));
  const diff = desk.repository.git("diff", "--numstat", "main~1", "main");
  // Two lines for one: the text, and when it was edited.
  expect(diff).toBe(`2\t1\t${THREAD}`);
  expect(desk.thread().post).toBe(POST);
});

describe("the new text", () => {
  test("comes from an editor with options and quotes, which is given the old one", async () => {
    const sed = `sed -i.bak -e 's/As/It was/'`;
    expect(await inEditor(sed)("As *sent*.")).toBe("It was *sent*.\n");
  });

  test("is not taken from an editor that fails", async () => {
    await expect(inEditor("false")("x")).rejects.toThrow("Set VISUAL or EDITOR");
  });

  test("comes from a file", async () => {
    const folder = temporaryFolder({ "new.md": "From a file.\n" });
    expect(await fromFile(`${folder}/new.md`)("x")).toBe("From a file.\n");
  });
});
