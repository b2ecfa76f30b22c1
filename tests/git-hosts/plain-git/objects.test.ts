/** What is read out of git's objects, byte by byte. */
import { expect, test } from "vitest";
import { gitIn } from "../../../git-hosts/plain-git/git.ts";
import { blobSizes, readBlobBytes, readBlobs } from "../../../git-hosts/plain-git/objects.ts";
import { gitRepository } from "../../support/git-repository.ts";

const ABSENT = "1".repeat(40);

test("Blobs are told by size and by bytes, whatever is between them that is none", async () => {
  const { folder } = gitRepository({ a: "ü\0\n\n", empty: "", b: "b blob 3\n" });
  const git = gitIn(folder);
  const names = ["HEAD:a", ABSENT, "HEAD:empty", "HEAD", "HEAD:b"];
  expect(await blobSizes(git, names)).toEqual([5, null, 0, null, 9]);
  expect(await readBlobs(git, names)).toEqual(["ü\0\n\n", null, "", null, "b blob 3\n"]);
  expect((await readBlobBytes(git, names)).map((bytes) => bytes?.toString("hex") ?? null)).toEqual([
    "c3bc000a0a",
    null,
    "",
    null,
    Buffer.from("b blob 3\n").toString("hex"),
  ]);
});

test("Nothing is asked for where nothing is named", async () => {
  const nowhere = gitIn("/no/such/folder");
  expect(await blobSizes(nowhere, [])).toEqual([]);
  expect(await readBlobBytes(nowhere, [])).toEqual([]);
});
