import { expect, test } from "vitest";
import { refusedRef } from "../../../git-hosts/plain-git/refs.ts";
import { keptRefs } from "../../../scripts/person/kept-refs.ts";
import { sampleThread } from "../../support/sample-comments.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { deskInRepository } from "../moderate/desk-in-repository.ts";

const isAda = ({ author }: { author: { name: string } }) => author.name === "Ada";
const bo = { name: "Bo", url: null, key: null };

test("refs are named that hold what somebody sent and no page shows", async () => {
  const desk = deskInRepository(sampleThread());
  const waiting = await desk.propose(1);
  const rejected = await desk.propose(2);
  const spam = await desk.propose(3);
  const approved = await desk.propose(4);
  await desk.propose(5, { author: bo });
  await desk.moderation.refuse([rejected], "rejected");
  await desk.moderation.refuse([spam, await desk.propose(6, { author: bo })], "spam");
  await desk.moderation.approve([approved]);
  expect(await keptRefs(desk.repository.folder, isAda)).toEqual([
    `refs/heads/comment/${waiting}`,
    refusedRef(rejected, "rejected"),
    refusedRef(spam, "spam"),
  ]);
});

test("there are none where there is no repository", async () => {
  expect(await keptRefs(temporaryFolder(), isAda)).toEqual([]);
});
