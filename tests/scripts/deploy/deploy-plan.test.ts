/** What a deploy has to do. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { isNothing, planDeploy } from "../../../scripts/deploy/deploy-plan.ts";
import { countsOf, pathLines } from "../../../scripts/deploy/report.ts";

const built = new Map([
  ["a.html", "1"],
  ["b.html", "2"],
  ["c.html", "3"],
]);
const deployed = new Map([
  ["b.html", "2"],
  ["c.html", "0"],
  ["d.html", "4"],
  ["CNAME", "5"],
]);

test("files are added, changed, removed or left, and what is spared stays", () => {
  const plan = planDeploy(built, deployed, (path) => path === "CNAME");
  expect(plan).toEqual({
    added: ["a.html"],
    changed: ["c.html"],
    removed: ["d.html"],
    kept: ["b.html"],
  });
  expect(countsOf(plan)).toBe("1 added, 1 changed, 1 removed, 1 as they were");
  expect(pathLines(plan)).toEqual(["+ a.html", "* c.html", "- d.html"]);
});

const files = fc
  .dictionary(fc.constantFrom("a", "b", "c/d", "e"), fc.constantFrom("1", "2"))
  .map((texts) => new Map(Object.entries(texts)));

test("a plan that is followed makes one of the other, and then there is nothing to do", () => {
  fc.assert(
    fc.property(files, files, (wanted, there) => {
      const { added, changed, removed, kept } = planDeploy(wanted, there);
      const after = new Map<string, string>(there);
      for (const path of removed) after.delete(path);
      for (const path of [...added, ...changed]) after.set(path, String(wanted.get(path)));
      expect(Object.fromEntries(after)).toEqual(Object.fromEntries(wanted));
      expect([...added, ...changed, ...kept].sort()).toEqual([...wanted.keys()].sort());
      expect(isNothing(planDeploy(wanted, after))).toBe(true);
    }),
  );
});
