import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { contentId } from "../../site/content-ids.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

test("an id is what git calls the same content", () => {
  const folder = temporaryFolder({ "a.md": "Grüße\n" });
  const id = execFileSync("git", ["hash-object", "a.md"], { cwd: folder, encoding: "utf8" }).trim();
  expect(contentId("Grüße\n")).toBe(id);
  expect(contentId(Buffer.from("Grüße\n"))).toBe(id);
});
