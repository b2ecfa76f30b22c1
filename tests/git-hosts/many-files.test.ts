/** Many files are looked for with few requests: a batch asks of each of its comments whether main has it. */
import { describe, expect, test } from "vitest";
import { FORGEJO_13, GITEA_1_15 } from "../support/forgejo-server/state.ts";
import type { FileChanges } from "../support/host-repository/files.ts";
import type { HostRepository } from "../support/host-repository/host-repository.ts";
import { forgejoUnderTest } from "./forgejo/forgejo-under-test.ts";
import { githubUnderTest } from "./github/github-under-test.ts";
import { gitlabUnderTest } from "./gitlab/gitlab-under-test.ts";
import type { ReviewedHostUnderTest } from "./reviewed-host.ts";

type Fresh = () => Promise<{ under: ReviewedHostUnderTest; git: HostRepository }>;

async function freshForgejo(flavour: typeof FORGEJO_13) {
  const under = await forgejoUnderTest(flavour);
  return { under, git: under.server.state.git };
}

const HOSTS: Readonly<Record<string, Fresh>> = {
  GitHub: async () => {
    const under = await githubUnderTest();
    return { under, git: under.server.state.git };
  },
  GitLab: async () => {
    const under = await gitlabUnderTest();
    return { under, git: under.server.state.repository };
  },
  "Forgejo 13": () => freshForgejo(FORGEJO_13),
  "Gitea 1.15": () => freshForgejo(GITEA_1_15),
};

const by = { message: "Add\n", author: { name: "Ada", email: "ada@example.org" } };

function filesIn(folder: string, count: number): FileChanges {
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`${folder}/${at}.json`, "{}"]),
  );
}

describe.each(Object.entries(HOSTS))("%s", (_, fresh) => {
  test("tells of fifty files in a folder that is not there in a handful of requests", async () => {
    const { under } = await fresh();
    const paths = Object.keys(filesIn("data/ブログ", 50));
    const before = under.reviewer.requests();
    expect(await under.host.readMain(paths)).toEqual(paths.map(() => null));
    expect(under.reviewer.requests() - before).toBeLessThan(5);
  });

  test("reads those of them that are there", async () => {
    const { under, git } = await fresh();
    git.commitOn("main", { "data/ブログ/7.json": "seven\n", "data/ブログ/deep/8.json": "" }, by);
    const paths = Object.keys(filesIn("data/ブログ", 50));
    const before = under.reviewer.requests();
    const read = await under.host.readMain([...paths, "README.md"]);
    expect(read.flatMap((text, at) => (text === null ? [] : [[at, text]]))).toEqual([
      [7, "seven\n"],
      [50, "Hello\n"],
    ]);
    expect(under.reviewer.requests() - before).toBeLessThan(7);
  });

  test("takes a file for no folder, and the top for none that is to be looked into", async () => {
    const { under } = await fresh();
    const paths = ["README.md", "a", "b", "README.md/a", "README.md/b", "README.md/c"];
    expect(await under.host.readMain(paths)).toEqual(["Hello\n", null, null, null, null, null]);
  });

  // GitHub tells of a thousand and no more, GitLab of a hundred on a page.
  test("finds them in a folder that is larger than what the host tells of it", async () => {
    const { under, git } = await fresh();
    git.commitOn("main", filesIn("data", 1_000), by);
    git.commitOn("main", { "data/zz.json": "last\n" }, by);
    const paths = ["data/zz.json", "data/5.json", "data/zzz.json"];
    expect(await under.host.readMain(paths)).toEqual(["last\n", "{}", null]);
  });
});
