import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readThread, writeThreads } from "../../../comments/data-files.ts";
import { reportJson, reportLines } from "../../../scripts/import/report.ts";
import { withoutComment } from "../../../scripts/moderate/thread-changes.ts";
import { sampleComment } from "../../support/sample-comments.ts";
import { postText, sampleSettings } from "../../support/sample-site.ts";
import { temporaryFolder, writeFiles } from "../../support/temporary-folder.ts";
import { agrees, exportFile, filesOf, importInto, isTidy } from "./imported-folder.ts";

const WXR = "tests/fixtures/import/wxr-1.2.xml";
const text = readFileSync(WXR, "utf8");

describe("the files and the report of an export are as expected:", () => {
  test.each(["wxr-1.0", "wxr-1.2"])("%s", async (name) => {
    const root = temporaryFolder();
    const report = await importInto(root, `tests/fixtures/import/${name}.xml`);
    expect(agrees(report)).toBe(true);
    expect(isTidy(root)).toBe(true);
    const all = { report: reportJson(report, false), files: filesOf(root) };
    await expect(`${JSON.stringify(all, null, 2)}\n`).toMatchFileSnapshot(
      `../../fixtures/import/${name}.json`,
    );
  });

  test("in words", async () => {
    const report = await importInto(temporaryFolder(), WXR);
    await expect(
      `${reportLines(report, { isPlan: false, file: null }).join("\n")}\n`,
    ).toMatchFileSnapshot("../../fixtures/import/wxr-1.2-report.txt");
  });
});

test("no e-mail and no IP address of a commenter is in any file", async () => {
  const root = temporaryFolder();
  await importInto(root, WXR);
  const all = Object.values(filesOf(root)).join("\n");
  expect(all).not.toMatch(/@user\.example|192\.0\.2\./);
});

test("private and protected posts come as drafts where they are asked for", async () => {
  const root = temporaryFolder();
  await importInto(root, WXR, { take: { private: true, protected: true } });
  const { "posts/secret.md": secret, "posts/locked.md": locked } = filesOf(root);
  expect(secret).toContain("\ndraft: true\n");
  expect(locked).toContain("\ndraft: true\n");
  expect(readThread(root, "secret").comments).toHaveLength(1);
});

test("a scheduled post with a password is a draft: its day would open it to all", async () => {
  const root = temporaryFolder();
  const scheduled = text.replace(
    /(<wp:status>)publish(<\/wp:status>\s*<wp:post_type>post<\/wp:post_type>\s*<wp:post_password>e)/,
    "$1future$2",
  );
  expect(scheduled).not.toBe(text);
  await importInto(root, exportFile(scheduled), { take: { private: false, protected: true } });
  expect(filesOf(root)["posts/locked.md"]).toContain("\ndraft: true\n");
});

describe("a second run", () => {
  test("changes nothing", async () => {
    const root = temporaryFolder();
    await importInto(root, WXR);
    const before = filesOf(root);
    const report = await importInto(root, WXR);
    expect(filesOf(root)).toEqual(before);
    expect(report.files).toBe(0);
    expect(agrees(report)).toBe(true);
  });

  test("with a newer export adds what is new, behind what was written here since", async () => {
    const root = temporaryFolder();
    await importInto(root, WXR);
    const thread = readThread(root, "herons");
    const own = sampleComment({ id: "own" });
    writeThreads(root, [{ ...thread, comments: [...thread.comments, own] }]);
    const newer = text.replace("<wp:comment_approved>0<", "<wp:comment_approved>1<");
    expect(newer).not.toBe(text);
    await importInto(root, exportFile(newer));
    const ids = readThread(root, "herons").comments.map(({ id }) => id);
    expect(ids).toEqual([...thread.comments.map(({ id }) => id), "own", "wordpress-104"]);
  });

  test("brings nothing back that was removed here, and changes no post that was edited", async () => {
    const root = temporaryFolder();
    await importInto(root, WXR);
    rmSync(join(root, "posts/to-come.md"));
    writeFileSync(join(root, "posts/grüße.md"), postText({ title: "Mine" }));
    writeThreads(root, [withoutComment(readThread(root, "herons"), "wordpress-101")]);
    const before = filesOf(root);
    const { tally } = await importInto(root, WXR);
    expect(filesOf(root)).toEqual(before);
    const reasons = tally.reported.map(({ what, id, reason }) => `${what} ${id} ${reason}`);
    expect(reasons).toContain("comment 101 removed-here");
    expect(reasons).toContain("post 14 post-removed");
  });

  test("finds a post that was renamed, by its thread or by its old address", async () => {
    const root = temporaryFolder();
    await importInto(root, WXR);
    rmSync(join(root, "posts/herons.md"));
    rmSync(join(root, "posts/grüße.md"));
    writeFiles(root, {
      "posts/birds.md": postText({ thread: "herons" }),
      "posts/hallo.md": postText({ aliases: "[/2010/10/grüße/]" }),
    });
    const newer = text.replace("<wp:comment_approved>0<", "<wp:comment_approved>1<");
    const { tally, files } = await importInto(root, exportFile(newer));
    expect(files).toBe(1);
    expect(tally.written.comment).toBe(1);
    expect(readThread(root, "herons").comments.at(-1)?.id).toBe("wordpress-104");
  });
});

test("a page below another is not linked at the top of every page", async () => {
  const below = text.replace("<wp:post_name>team<", "<wp:post_parent>7</wp:post_parent>$&");
  const root = temporaryFolder();
  await importInto(root, exportFile(below));
  expect(filesOf(root)["pages/team.md"]).toContain("\nnavigation: false\n");
  const flat = temporaryFolder();
  await importInto(flat, WXR);
  expect(filesOf(flat)["pages/team.md"]).not.toContain("navigation");
});

test.each(["http://", "https://www.", "//"])(
  "links to %s of the old site lead to posts here",
  async (start) => {
    const other = text.replace(/href="https:\/\/(?=old\.)/g, `href="${start}`);
    expect(other).not.toBe(text);
    const root = temporaryFolder();
    await importInto(root, exportFile(other));
    expect(filesOf(root)["pages/team.md"]).toContain("(../posts/herons.md#comment-101)");
  },
);

test("links lead to posts that an earlier file of the same site brought", async () => {
  const [, first = "", second = ""] = text.match(/<item>.*?<\/item>/gs) ?? [];
  const part = (...items: string[]) =>
    exportFile(text.replace(/<item>.*<\/item>/s, () => items.join("")));
  const [herons = ""] = text.match(/<item>.*?<\/item>/s) ?? [];
  const root = temporaryFolder();
  await importInto(root, part(herons, second));
  await importInto(root, part(first));
  expect(filesOf(root)["pages/team.md"]).toContain("(../posts/herons.md#comment-101)");
});

test("what came without numbers is known again when an export gives it some", async () => {
  const plain = text.replace(/<wp:(post|comment)_id>\d+<\/wp:\1_id>/g, "");
  expect(plain).not.toBe(text);
  const root = temporaryFolder();
  await importInto(root, exportFile(plain));
  rmSync(join(root, "posts/grüße.md"));
  const before = filesOf(root);
  const report = await importInto(root, WXR);
  expect(filesOf(root)).toEqual(before);
  expect(report.files).toBe(0);
  expect(agrees(report)).toBe(true);
});

test("posts by somebody else than who wrote most are named", async () => {
  const other = text.replace("<dc:creator>ada</dc:creator>", "<dc:creator>bell</dc:creator>");
  expect(other).not.toBe(text);
  const { remarks } = await importInto(temporaryFolder(), exportFile(other));
  expect(remarks.filter(({ remark }) => remark.startsWith("was written by"))).toEqual([
    {
      file: "pages/team.md",
      remark: "was written by bell, and names nobody but the author of the site here",
    },
  ]);
});

test("of two with one id the second is named where it is not the same", async () => {
  const [item = ""] = /<item>.*?<\/item>/s.exec(text) ?? [];
  const [comment = ""] = /<wp:comment>.*?<\/wp:comment>/s.exec(item) ?? [];
  const other = item.replace("Herons &", "Storks &");
  const twice = item.replace(comment, comment + comment + comment.replace("Lovely!", "Hm."));
  const path = exportFile(text.replace(item, twice + item + other));
  const report = await importInto(temporaryFolder(), path);
  const named = reportLines(report, { isPlan: false, file: null }).filter((line) =>
    line.includes("with its id"),
  );
  expect(named.map((line) => line.trim().split(":")[0])).toEqual([
    "2 not the same as another in the export with its id",
    "comment 101 on “herons”",
    "post 10 “Storks & weirs”",
  ]);
  expect(agrees(report)).toBe(true);
});

test.each([
  ["gzip", gzipSync(text)],
  ["zip", Buffer.from("PK\u0003\u0004\u0014")],
])("a file that is packed (%s) is to be unpacked first", async (_, bytes) => {
  const root = temporaryFolder();
  await expect(importInto(root, exportFile(bytes))).rejects.toThrow(
    "export.xml: is packed: unpack it first",
  );
  expect(filesOf(root)).toEqual({});
});

test("a dry run tells the same and writes nothing", async () => {
  const root = temporaryFolder();
  const planned = await importInto(root, WXR, { dryRun: true });
  expect(filesOf(root)).toEqual({});
  expect(planned).toEqual(await importInto(root, WXR));
});

describe("posts that are here already", () => {
  test("with the same name and another title keep their name, and the imported one gets another", async () => {
    const root = temporaryFolder({
      "pages/team.md": postText({ title: "My own" }),
      "posts/other.md": postText({ tags: "[GARDEN]" }),
    });
    await importInto(root, WXR);
    const files = filesOf(root);
    expect(files["pages/team.md"]).toContain("My own");
    expect(files["pages/team-2.md"]).toContain("Das Team");
    expect(files["posts/herons.md"]).toContain("(../pages/team-2.md)");
    // One page for both ways to write it.
    expect(files["posts/herons.md"]).toContain("  - GARDEN\n");
  });

  test("are told of where they show no comments and get some", async () => {
    const path = exportFile(
      text.replaceAll("<wp:post_type><![CDATA[post]]>", "<wp:post_type>page"),
    );
    const page = postText({ title: "Herons & weirs" });
    const { remarks } = await importInto(temporaryFolder({ "pages/herons.md": page }), path);
    expect(remarks).toContainEqual({
      file: "pages/herons.md",
      remark: expect.stringContaining("shows none"),
    });
  });

  test("keep all comments, where the export has the post twice", async () => {
    const [item = ""] = /<item>.*?<\/item>/s.exec(text) ?? [];
    const again = item
      .replace("<wp:post_id>10<", "<wp:post_id>1010<")
      .replaceAll(/<wp:comment_id>1(\d\d)</g, "<wp:comment_id>7$1<");
    const mine = postText({ title: "Mine", date: '"2010-05-31 00:30"' });
    const root = temporaryFolder({ "posts/herons.md": mine });
    const path = exportFile(text.replace(item, item + again));
    const { tally } = await importInto(root, path);
    const { comments } = readThread(root, "herons");
    const { comment, reply, pingback, trackback } = tally.written;
    expect(comments).toHaveLength(14);
    expect(comment + reply + pingback + trackback).toBe(14);
  });

  test("with the same name and date are the same: only their comments come", async () => {
    const mine = postText({ title: "Renamed", date: '"2010-05-31 00:30"' });
    const root = temporaryFolder({ "posts/herons.md": mine });
    const { tally } = await importInto(root, WXR);
    expect(filesOf(root)["posts/herons.md"]).toBe(mine);
    expect(readThread(root, "herons").comments).not.toEqual([]);
    expect(tally.hereAlready).toBe(1);
  });

  test("keep an address that the pattern of the site gives without an alias", async () => {
    const root = temporaryFolder();
    const settings = sampleSettings({ permalink: "/{year}/{month}/{id}/" });
    await importInto(root, WXR, { settings });
    expect(filesOf(root)["posts/herons.md"]).not.toContain("aliases");
  });
});

describe("another site's export", () => {
  const other = text.replaceAll("old.example", "other.example").replaceAll("herons", "egrets");

  test("is refused until it is said which it is", async () => {
    const root = temporaryFolder();
    await importInto(root, WXR);
    const before = filesOf(root);
    await expect(importInto(root, exportFile(other))).rejects.toThrow(
      "--site other.example  where it is another blog",
    );
    expect(filesOf(root)).toEqual(before);
  });

  test("keeps its comments apart from those with the same numbers", async () => {
    const root = temporaryFolder();
    await importInto(root, WXR);
    await importInto(root, exportFile(other), { site: "other.example" });
    const [first] = readThread(root, "egrets").comments;
    expect(first).toMatchObject({
      id: "wordpress2-101",
      imported: { from: "wordpress", id: "101" },
    });
  });

  test("is the same site under its new address where that is said", async () => {
    const root = temporaryFolder();
    await importInto(root, WXR);
    const moved = exportFile(text.replaceAll("old.example", "new.example"));
    const { files } = await importInto(root, moved, { site: "https://old.example/" });
    expect(files).toBe(0);
  });
});
