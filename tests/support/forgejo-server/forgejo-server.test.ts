import { describe, expect, test } from "vitest";
import { type ForgejoServer, forgejoServer } from "./forgejo-server.ts";
import { FORGEJO_13, GITEA_1_15, GITEA_1_25, GITEA_1_26 } from "./state.ts";

const identity = { name: "Stet", email: "stet@noreply.invalid" };
const commit = { message: "Add", branch: "main", author: identity, committer: identity };
const content = Buffer.from("a\n").toString("base64");
const file = (name: string) => ({ operation: "create", path: `${name}.json`, content });

async function asked(server: ForgejoServer, what: string, body?: unknown): Promise<number> {
  const [method = "", path = ""] = what.split(" ");
  const response = await fetch(`${server.url}/api/v1/repos/ada/blog${path}`, {
    method,
    headers: { authorization: `token ${server.token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  await response.text();
  return response.status;
}

describe.each([
  ["Gitea 1.15", GITEA_1_15],
  ["Gitea 1.25", GITEA_1_25],
])("%s", (_, flavour) => {
  test("has no route to make references or blobs", async () => {
    const server = await forgejoServer(flavour);
    expect(await asked(server, "POST /git/refs", {})).toBe(405);
    expect(await asked(server, "POST /git/blobs", {})).toBe(404);
  });

  test("takes several files at once only where it is new", async () => {
    const server = await forgejoServer(flavour);
    const status = await asked(server, "POST /contents", {
      ...commit,
      files: [file("a"), file("b")],
    });
    expect(status).toBe(flavour.isNew ? 201 : 405);
  });

  test("makes a branch with a file, and refuses either a second time", async () => {
    const server = await forgejoServer(flavour);
    const order = { ...commit, new_branch: "comment/1", content };
    expect(await asked(server, "POST /contents/a.json", order)).toBe(201);
    expect(await asked(server, "POST /contents/a.json", order)).toBe(422);
    const again = { ...commit, branch: "comment/1", content };
    expect(await asked(server, "POST /contents/a.json", again)).toBe(422);
  });

  test("wants to be told of the file that is changed, and takes no other for it", async () => {
    const server = await forgejoServer(flavour);
    const order = { ...commit, content, sha: "0".repeat(40) };
    expect(await asked(server, "PUT /contents/README.md", order)).toBe(422);
    expect(await asked(server, "PUT /contents/nowhere.md", order)).toBe(404);
    expect(await asked(server, "DELETE /contents/README.md", order)).toBe(400);
  });

  test("has one open pull request of two branches, and merges what does not conflict", async () => {
    const server = await forgejoServer(flavour);
    for (const [branch, text] of [
      ["one", "1"],
      ["two", "2"],
    ]) {
      const order = { ...commit, new_branch: branch, content: btoa(text ?? "") };
      await asked(server, "POST /contents/a.json", order);
      const pull = { head: branch, base: "main", title: branch };
      expect(await asked(server, "POST /pulls", pull)).toBe(201);
      expect(await asked(server, "POST /pulls", pull)).toBe(409);
    }
    expect(await asked(server, "POST /pulls/1/merge", { Do: "merge" })).toBe(200);
    expect(await asked(server, "POST /pulls/1/merge", { Do: "merge" })).toBe(405);
    expect(await asked(server, "POST /pulls/2/merge", { Do: "merge" })).toBe(409);
    expect(await asked(server, "POST /pulls", { head: "none", base: "main", title: "x" })).toBe(
      404,
    );
  });

  test("refuses a token that it does not know, and remembers what it was asked", async () => {
    const server = await forgejoServer(flavour);
    expect(await asked({ ...server, token: "other" }, "GET /branches/main")).toBe(401);
    await asked(server, "POST /labels", { name: "comment", color: "#112233" });
    expect(server.requests).toEqual([
      { method: "GET", path: "/repos/ada/blog/branches/main", body: null, status: 401 },
      {
        method: "POST",
        path: "/repos/ada/blog/labels",
        body: { name: "comment", color: "#112233" },
        status: 201,
      },
    ]);
  });
});

test.each([
  [GITEA_1_25, "force_push", 422],
  [GITEA_1_26, "force_push", 201],
  [FORGEJO_13, "force_push", 422],
  [FORGEJO_13, "force_overwrite_new_branch", 201],
])("$version answers to a forced branch by %s: %i", async (flavour, option, status) => {
  const server = await forgejoServer(flavour);
  const order = { ...commit, new_branch: "comment/1", files: [file("a")] };
  await asked(server, "POST /contents", order);
  expect(await asked(server, "POST /contents", { ...order, [option]: true })).toBe(status);
});
