import { expect, test } from "vitest";
import { isNewVersion } from "../../../git-hosts/forgejo/instance.ts";

test.each([
  ["1.15.11", false],
  ["1.9.0+dev-12-gabc", false],
  ["1.21.11+1", false],
  ["v1.22.0", true],
  ["1.25.4", true],
  ["1.26.0+rc0-3-gabc", true],
  ["2.0.0", true],
  ["7.0.0+gitea-1.22.0", true],
  ["13.0.3-12-abc+gitea-1.22.0", true],
  ["15.0.0-dev-1-abc+gitea-1.22.0", true],
  ["main-nightly", true],
])("The version %s has the newer ways: %s", (version, isNew) => {
  expect(isNewVersion(version)).toBe(isNew);
});
