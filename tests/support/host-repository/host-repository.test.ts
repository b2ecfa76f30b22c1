import { describe, expect, test } from "vitest";
import { gitRepository } from "../git-repository.ts";
import { writeFiles } from "../temporary-folder.ts";
import { newHostRepository } from "./host-repository.ts";

const NOW = Date.parse("2026-05-28T19:14:03Z");
const by = { message: "Add files\n", author: { name: "Ad Der", email: "ad@example.org" } };
// Names that git sorts otherwise than one would: the folder `a` comes as `a/`, after `a-` and `a.b`.
const FILES = { "a/b/c.txt": "1\n", "a/d.txt": "2\n", "a-": "3", "a.b": "Grüße\n" };

const fresh = () => newHostRepository(() => NOW, { files: { "README.md": "Hello\n" } });

test("gives blobs, trees and commits the ids that git gives them", () => {
  const ours = fresh();
  const commit = ours.objects.commit(ours.commit(null, FILES, by));
  const real = gitRepository();
  real.git("rm", "-q", "-r", "--ignore-unmatch", ".");
  real.commit("files", FILES);
  expect(commit?.tree).toBe(real.git("rev-parse", "HEAD^{tree}"));
});

test("gives a commit the id that git gives it", () => {
  const ours = fresh();
  const parent = ours.resolve("main") ?? "";
  const id = ours.commit(parent, FILES, by);
  const signature = `Ad Der <ad@example.org> ${NOW / 1000} +0000`;
  const lines = [
    `tree ${ours.objects.commit(id)?.tree}`,
    `parent ${parent}`,
    `author ${signature}`,
    `committer ${signature}`,
    "",
    by.message,
  ];
  const real = gitRepository();
  writeFiles(real.folder, { commit: lines.join("\n") });
  expect(id).toBe(real.git("hash-object", "-t", "commit", "commit"));
});

describe("a branch", () => {
  test("holds what was committed on it, and loses folders with their last file", () => {
    const ours = fresh();
    ours.commitOn("main", FILES, by);
    ours.commitOn("main", { "a/b/c.txt": null, "a.b": "New\n" }, by);
    expect(ours.files("main")).toEqual({
      "README.md": "Hello\n",
      "a/d.txt": "2\n",
      "a-": "3",
      "a.b": "New\n",
    });
  });

  test("moves forward, and anywhere by force", () => {
    const ours = fresh();
    const first = ours.resolve("main") ?? "";
    const second = ours.commitOn("main", FILES, by);
    expect(ours.move("main", first, false)).toBe(false);
    expect(ours.resolve("main")).toBe(second);
    expect(ours.move("main", first, true)).toBe(true);
    expect(ours.move("main", second, false)).toBe(true);
  });

  test("is merged with what others did meanwhile, unless both changed one file", () => {
    const ours = fresh();
    const start = ours.resolve("main");
    const one = ours.commit(start, { "one.txt": "1\n", "README.md": null }, by);
    const two = ours.commit(start, { "two.txt": "2\n" }, by);
    const clash = ours.commit(start, { "one.txt": "other\n" }, by);
    expect([one, two].map((head) => ours.merge("main", head, by))).not.toContain(null);
    expect(ours.files("main")).toEqual({ "one.txt": "1\n", "two.txt": "2\n" });
    expect(ours.merge("main", clash, by)).toBeNull();
  });
});
