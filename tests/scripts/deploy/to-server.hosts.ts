/** Two who deploy to one server at a time leave a whole site there. By rsync, which a fresh machine may lack. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Rsync, rsync } from "../../../scripts/deploy/run-rsync.ts";
import { hashedFiles, siteName } from "../../../scripts/deploy/site-files.ts";
import { serverPlace } from "../../../scripts/deploy/to-server.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { deployNow, FIRST, SECOND, served, smallSite, sorted } from "./small-site.ts";

const first = smallSite(FIRST);
const second = smallSite(SECOND);
const place = (folder: string, site = first, run: Rsync = rsync) =>
  serverPlace(site, { place: folder, ssh: "ssh" }, run);

test("a version that is gone is deployed again, though the link still has its name", async () => {
  const folder = temporaryFolder();
  await deployNow(place(folder));
  rmSync(join(folder, "versions"), { recursive: true });
  const { added } = await deployNow(place(folder));
  expect(added).toEqual(Object.keys(FIRST).sort());
  expect(served(folder)).toEqual(sorted(FIRST));
});

test("a version that another deploy took for an old one is deployed again", async () => {
  const folder = temporaryFolder();
  await deployNow(place(folder, second));
  let isDisturbed = false;
  // It comes between the upload and the switch, once.
  const disturbed: Rsync = async (words) => {
    const said = await rsync(words);
    if (!isDisturbed && words.some((word) => word.startsWith("--link-dest"))) {
      isDisturbed = true;
      rmSync(join(folder, "versions", siteName(hashedFiles(first))), { recursive: true });
    }
    return said;
  };
  await deployNow(place(folder, first, disturbed));
  expect(isDisturbed).toBe(true);
  expect(served(folder)).toEqual(sorted(FIRST));
});
