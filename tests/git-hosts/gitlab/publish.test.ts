/** Publishing on GitLab loses nothing that others wrote to the main branch meanwhile. */
import { expect, test } from "vitest";
import { type GitlabUnderTest, gitlabUnderTest } from "./gitlab-under-test.ts";

const PATH = "threads/post.json";
const publication = (content: string) => ({
  title: "Publish comments",
  body: "Of a post",
  files: [{ path: PATH, content }],
});

/** Lets somebody commit just before each of the next `times` commits of ours arrives. */
function comesBetween({ server, reviewer }: GitlabUnderTest, times: number, path: string): void {
  let left = times;
  server.meddle = ({ path: asked }) => {
    if (asked.endsWith("/repository/commits") && left > 0) {
      left -= 1;
      void reviewer.commitOnMain(path, `between ${left}\n`);
    }
    return undefined;
  };
}

test("Writes over a file, and leaves all others that stand on main", async () => {
  const { host, server } = await gitlabUnderTest();
  await host.publish(publication("1\n"));
  await host.publish(publication("2\n"));
  expect(server.state.repository.files("main")).toEqual({ "README.md": "Hello\n", [PATH]: "2\n" });
  const tip = server.state.repository.resolve("main") ?? "";
  const commit = server.state.repository.objects.commit(tip);
  expect(commit?.message).toBe("Publish comments\n\nOf a post");
  expect(commit?.author).toMatchObject({ name: "Stet", email: "stet@noreply.invalid" });
});

test.each([
  ["is new", []],
  ["was there", ["0\n"]],
])(
  "Looks again where the very file, which %s, is changed between look and commit",
  async (_, before) => {
    const under = await gitlabUnderTest();
    for (const content of before) await under.host.publish(publication(content));
    comesBetween(under, 2, PATH);
    await under.host.publish(publication("1\n"));
    expect(await under.host.readMain([PATH])).toEqual(["1\n"]);
    expect(await under.commitsOnMain()).toBe(before.length + 1 + 2 + 1);
  },
);

test("Builds on what somebody else did to other files meanwhile", async () => {
  const under = await gitlabUnderTest();
  comesBetween(under, 1, "posts/new.md");
  await under.host.publish(publication("1\n"));
  expect(await under.host.readMain([PATH, "posts/new.md", "README.md"])).toEqual([
    "1\n",
    "between 0\n",
    "Hello\n",
  ]);
});

test("Gives up, and says why, where somebody changes the file each time", async () => {
  const under = await gitlabUnderTest();
  await under.host.publish(publication("0\n"));
  comesBetween(under, 99, PATH);
  await expect(under.host.publish(publication("1\n"))).rejects.toMatchObject({
    kind: "refused",
    message: expect.stringContaining("The file has changed since you started editing it"),
  });
});

test("Commits once where the answer to the commit was lost", async () => {
  const under = await gitlabUnderTest();
  under.server.muffle = ({ method }) =>
    method === "POST" ? new Response("", { status: 504 }) : undefined;
  await expect(under.host.publish(publication("1\n"))).rejects.toMatchObject({ kind: "down" });
  under.server.muffle = null;
  await under.host.publish(publication("1\n"));
  expect(await under.commitsOnMain()).toBe(2);
});

test("Reads all files of the one commit that main was at first", async () => {
  const under = await gitlabUnderTest();
  under.server.meddle = ({ path }) => {
    if (path.includes("/repository/files/"))
      void under.reviewer.commitOnMain("README.md", "Changed\n");
    return undefined;
  };
  expect(await under.host.readMain(["README.md", "README.md"])).toEqual(["Hello\n", "Hello\n"]);
});
