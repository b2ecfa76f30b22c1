import { createServer } from "node:http";
import { describe, expect, onTestFinished, test } from "vitest";
import { fetchFile } from "../../../scripts/import/pictures/fetch-file.ts";
import { picturePath } from "../../../scripts/import/pictures/picture-path.ts";
import { whyNotFetched } from "../../../scripts/import/pictures/public-address.ts";
import { serveListener } from "../../support/loopback-app.ts";
import { GIF, jpeg } from "../../support/sample-pictures.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { type WxrItem, wxr } from "../../support/wxr.ts";
import { exportFile, filesOf, importInto } from "./imported-folder.ts";

const LIMITS = { site: null, maxBytes: 1_000, milliseconds: 10_000 };

describe("nothing is fetched from", () => {
  test.each([
    ["file:///etc/passwd"],
    ["ftp://192.0.2.1/a.gif"],
    ["http://127.0.0.1/a.gif"],
    ["http://[::1]/a.gif"],
    ["http://[::ffff:10.0.0.1]/a.gif"],
    ["http://0x7f.1/a.gif"],
    ["http://10.1.2.3/a.gif"],
    ["http://169.254.169.254/latest/meta-data"],
    ["http://[fd00::1]/a.gif"],
    ["http://[64:ff9b::7f00:1]/a.gif"],
  ])("%s", (address) =>
    expect(whyNotFetched(new URL(address), "https://old.example")).not.toBeNull(),
  );

  test("a name that leads to this machine", async () => {
    const address = (await serveListener((_, response) => response.end("x"))).replace(
      "127.0.0.1",
      "localhost",
    );
    await expect(fetchFile(address, LIMITS)).rejects.toThrow("not one of the public net");
  });

  test("a private place that the old site sends on to", async () => {
    const secret = await serveListener((_, response) => response.end("secret"));
    const site = await serveListener((_, response) => {
      response.writeHead(302, { location: secret }).end();
    });
    await expect(fetchFile(site, { ...LIMITS, site })).rejects.toThrow("not one of the public net");
  });
});

describe("a file that does not come is told of:", () => {
  test.each([
    ["/missing", "its host answered 404"],
    ["/large", "it is larger than 0 MB"],
    ["/loop", "its host sends us on and on"],
  ])("%s", async (path, reason) => {
    const site = await serveListener(({ url }, response) => {
      if (url === "/large") response.end("x".repeat(2_000));
      else if (url === "/loop") response.writeHead(302, { location: "/loop" }).end();
      else response.writeHead(404).end();
    });
    await expect(fetchFile(site + path, { ...LIMITS, site })).rejects.toThrow(reason);
  });

  test("one that never ends", async () => {
    const server = createServer((_, response) => response.write("x"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const address = server.address();
    const site = typeof address === "object" && address ? `http://127.0.0.1:${address.port}` : "";
    const fetching = fetchFile(`${site}/a`, { ...LIMITS, site, milliseconds: 100 });
    await expect(fetching).rejects.toThrow(/timeout|abort/i);
  });
});

describe("a picture has one place, whatever its address is like:", () => {
  const own = { site: "https://old.example", folder: "wordpress" };
  test.each([
    [
      "https://old.example/wp-content/uploads/2010/05/heron.jpg",
      "assets/imported/wordpress/2010/05/heron.jpg",
    ],
    [
      "https://old.example/wp-content/uploads/2010/05/Heron.JPG",
      "assets/imported/wordpress/2010/05/heron-#.jpg",
    ],
    [
      "https://old.example/wp-content/uploads/heron.jpg?w=300",
      "assets/imported/old.example/heron-#.jpg",
    ],
    [
      "https://old.example/wp-content/uploads/..%2f..%2fx.jpg",
      "assets/imported/wordpress/picture/picture/x-#.jpg",
    ],
    [
      "https://old.example/wp-content/uploads/%E2%9C%93.jpg",
      "assets/imported/wordpress/picture-#.jpg",
    ],
    ["https://cdn.example/a/b/heron.jpg", "assets/imported/cdn.example/heron-#.jpg"],
  ])("%s", (address, path) => {
    expect(picturePath(address, "jpg", own).replace(/-[0-9a-f]{8}\./, "-#.")).toBe(path);
  });
});

function postWith(content: string, site: string): WxrItem {
  const place = { slug: "a", link: `${site}/a/`, date: "2010-05-28 10:00:00" };
  const state = { id: "1", type: "post", status: "publish", password: "", title: "A" };
  return { ...state, ...place, tags: [], content, comments: [] };
}

test("a host that does not answer is asked a few times only, and named once for each post", async () => {
  const site = "http://127.0.0.1:1";
  const addresses = [...Array(12).keys()].map((count) => `${site}/${count}.jpg`);
  const post = postWith(addresses.map((one) => `<img src="${one}">`).join("\n\n"), site);
  const path = exportFile(wxr({ site, items: [post] }));
  const { remarks } = await importInto(temporaryFolder(), path, { images: true });
  expect(remarks).toEqual([
    {
      file: "posts/a.md",
      remark: expect.stringMatching(
        /^shows as a link, since 127\.0\.0\.1:1 does not answer: connect ECONNREFUSED 127\.0\.0\.1:1: http/,
      ),
    },
  ]);
});

test("an import brings pictures, shows what did not come as links, and asks for nothing twice", async () => {
  const photo = await jpeg(20, 10);
  const asked: string[] = [];
  const answers: Readonly<Record<string, Buffer | string>> = {
    "/wp-content/uploads/photo.jpg": photo,
    "/dot.gif": GIF,
    "/cut.jpg": photo.subarray(0, photo.length - 30),
    "/page.jpg": "<html>",
    "/drawing.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
    "/script.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><script/></svg>',
  };
  const site = await serveListener(({ url = "" }, response) => {
    asked.push(url);
    response.end(answers[url] ?? "");
  });
  const content = Object.keys(answers)
    .map((path) => `<img src="${site}${path}" alt="x">`)
    .join("\n\n");
  const post = postWith(content, site);
  const path = exportFile(
    wxr({ site, items: [post, { ...post, id: "2", slug: "b", title: "B" }] }),
  );
  const root = temporaryFolder();
  const report = await importInto(root, path, { images: true });
  const files = filesOf(root);
  expect(
    Object.keys(files)
      .filter((file) => file.startsWith("assets/"))
      .toSorted(),
  ).toEqual([
    expect.stringMatching(/^assets\/imported\/wordpress\/dot\.gif$/),
    expect.stringMatching(/^assets\/imported\/wordpress\/drawing\.svg$/),
    "assets/imported/wordpress/photo.jpg",
  ]);
  expect(files["posts/a.md"]).toContain("![x](/assets/imported/wordpress/photo.jpg)");
  expect(files["posts/a.md"]).toContain(`[x](${site}/cut.jpg)`);
  expect(report.pictures).toBe(3);
  const remarks = report.remarks
    .filter(({ file }) => file === "posts/a.md")
    .map(({ remark }) => remark);
  expect(remarks.toSorted()).toEqual([
    `shows as a link, since it holds <script>, and may be no drawing alone: ${site}/script.svg`,
    `shows as a link, since it is broken: ${site}/cut.jpg`,
    `shows as a link, since it is no picture of a known kind: ${site}/page.jpg`,
  ]);
  expect(asked.toSorted()).toEqual(Object.keys(answers).toSorted());
  await importInto(root, path, { images: true });
  expect(asked).toHaveLength(Object.keys(answers).length);
});
