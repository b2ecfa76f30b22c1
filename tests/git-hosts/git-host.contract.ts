/** What every git host must do. A host's own test calls this with a way to make a fresh one. */
import { describe, expect, test } from "vitest";
import type { GitHost } from "../../git-hosts/git-host.ts";
import type { Proposal } from "../../git-hosts/proposal.ts";

export type Awaitable<T> = T | Promise<T>;

export interface HostUnderTest {
  host: GitHost;
  /** Does what a moderator does there, by whatever means. */
  moderator: {
    approve: (name: string) => Promise<unknown>;
    refuse: (name: string, refusal: "rejected" | "spam") => Promise<unknown>;
  };
  /** Files that the proposal would add, straight from the host. */
  filesOf: (name: string) => Awaitable<Record<string, string>>;
  /** Names of all proposals that wait. */
  openNames: () => Awaitable<readonly string[]>;
  commitsOnMain: () => Awaitable<number>;
}

export const NAME = "01jd4r00000000000000000000";
export const PATH = `data/submissions/post/${NAME}.json`;

export function proposalNamed(name: string): Proposal {
  const path = `data/submissions/post/${name}.json`;
  const files = [{ path, content: `{ "text": "Grüße, „${name}“ \\ud83d\\ude00" }\n` }];
  const title = `Add comment ${name} on post`;
  const body = "Suspicion: none";
  const review = { title: `Comment ${name}`, body: `**${name}**`, labels: ["comment"] };
  return { name, title, body, files, review };
}

/** `fresh` gives a host whose main branch holds `README.md` with the text "Hello\n". */
export function describeGitHost(
  title: string,
  {
    fresh,
    remembersApprovals,
  }: { fresh: () => Awaitable<HostUnderTest>; remembersApprovals: boolean },
): void {
  describe(title, () => {
    const proposal = proposalNamed(NAME);
    const content = proposal.files[0]?.content;

    test("knows nothing of a name that was never proposed", async () => {
      expect(await (await fresh()).host.stateOf(NAME)).toBe("none");
    });

    test("holds an open proposal with exactly its files", async () => {
      const { host, filesOf, openNames } = await fresh();
      await host.propose(proposal);
      expect(await host.stateOf(NAME)).toBe("open");
      expect(await openNames()).toEqual([NAME]);
      expect(await filesOf(NAME)).toEqual({ "README.md": "Hello\n", [PATH]: content });
    });

    test("keeps a proposal off the main branch until it is approved", async () => {
      const { host, moderator } = await fresh();
      await host.propose(proposal);
      expect(await host.readMain([PATH, "README.md"])).toEqual([null, "Hello\n"]);
      await moderator.approve(NAME);
      expect(await host.readMain([PATH, "README.md"])).toEqual([content, "Hello\n"]);
      expect(await host.stateOf(NAME)).toBe(remembersApprovals ? "approved" : "none");
    });

    test("reads the files of a proposal that waits, and of none that does not", async () => {
      const { host, moderator } = await fresh();
      expect(await host.readProposal(NAME, [PATH])).toEqual([null]);
      await host.propose(proposal);
      const paths = [PATH, "nowhere.json", "data/submissions"];
      expect(await host.readProposal(NAME, paths)).toEqual([content, null, null]);
      await moderator.approve(NAME);
      expect(await host.readProposal(NAME, [PATH])).toEqual([null]);
    });

    test("makes a proposal once, however often it is asked to", async () => {
      const { host, openNames } = await fresh();
      await host.propose(proposal);
      await host.propose(proposal);
      await host.propose({ ...proposal, title: "Another title" });
      expect(await openNames()).toEqual([NAME]);
    });

    test("makes one proposal where two are asked for at the same moment", async () => {
      const { host, filesOf, openNames } = await fresh();
      await Promise.all([host.propose(proposal), host.propose(proposal), host.propose(proposal)]);
      expect(await openNames()).toEqual([NAME]);
      expect(await filesOf(NAME)).toEqual({ "README.md": "Hello\n", [PATH]: content });
    });

    test.each(["rejected", "spam"] as const)("never proposes again what is %s", async (refusal) => {
      const { host, moderator, openNames } = await fresh();
      await host.propose(proposal);
      await moderator.refuse(NAME, refusal);
      expect(await host.stateOf(NAME)).toBe(refusal);
      await host.propose(proposal);
      expect(await host.stateOf(NAME)).toBe(refusal);
      expect(await openNames()).toEqual([]);
      expect(await host.readMain([PATH])).toEqual([null]);
      expect(await host.readProposal(NAME, [PATH])).toEqual([content]);
    });

    test("lets any number of proposals be approved in any order", async () => {
      const { host, moderator } = await fresh();
      const names = ["01c", "01a", "01d", "01b"];
      for (const name of names) await host.propose(proposalNamed(name));
      for (const name of [...names].sort()) await moderator.approve(name);
      const paths = names.map((name) => proposalNamed(name).files[0]?.path ?? "");
      expect(await host.readMain(paths)).not.toContain(null);
    });

    test("puts several files into one proposal", async () => {
      const { host, moderator } = await fresh();
      const files = ["a", "b"].map((name) => ({ path: `data/${name}.json`, content: `${name}\n` }));
      await host.propose({ ...proposal, files });
      await moderator.approve(NAME);
      expect(await host.readMain(["data/b.json", "data/a.json"])).toEqual(["b\n", "a\n"]);
    });

    test.each(["größe/ö ä.json", "ブログ/コメント.json", "a+b&c=d/#1?x=%2F.json"])(
      "finds a file again under whatever path it has: %s",
      async (path) => {
        const { host, filesOf, moderator } = await fresh();
        await host.propose({ ...proposal, files: [{ path, content: "Found\n" }] });
        expect(Object.keys(await filesOf(NAME))).toContain(path);
        expect(await host.readProposal(NAME, [path])).toEqual(["Found\n"]);
        await moderator.approve(NAME);
        expect(await host.readMain([path])).toEqual(["Found\n"]);
      },
    );

    test("reads a file of megabytes, and one with nothing in it", async () => {
      const { host } = await fresh();
      const large = "Grüße von allen\n".repeat(150_000);
      const files = [
        { path: "data/large.json", content: large },
        { path: "data/empty.json", content: "" },
      ];
      await host.publish({ title: "Publish comments", body: "", files });
      const [readLarge, readEmpty] = await host.readMain(["data/large.json", "data/empty.json"]);
      // Compared by hand: a difference of megabytes could not be shown.
      expect(readLarge === large).toBe(true);
      expect(readEmpty).toBe("");
    });

    test("publishes over what stands there already", async () => {
      const { host } = await fresh();
      const files = [{ path: "README.md", content: "Welcome\n" }];
      await host.publish({ title: "Publish comments", body: "", files });
      expect(await host.readMain(["README.md"])).toEqual(["Welcome\n"]);
    });

    test("publishes all that is published at the same moment", async () => {
      const { host, commitsOnMain } = await fresh();
      const before = await commitsOnMain();
      const paths = ["data/a.json", "data/b.json", "data/c.json"];
      await Promise.all(
        paths.map((path) =>
          host.publish({ title: path, body: "", files: [{ path, content: "{}\n" }] }),
        ),
      );
      expect(await host.readMain(paths)).toEqual(["{}\n", "{}\n", "{}\n"]);
      expect(await commitsOnMain()).toBe(before + 3);
    });

    test("publishes files straight to main, once, and beside what waits", async () => {
      const { host, commitsOnMain, openNames } = await fresh();
      await host.propose(proposalNamed("01b"));
      const before = await commitsOnMain();
      const publication = { title: "Publish comments", body: "", files: proposal.files };
      await host.publish(publication);
      await host.publish(publication);
      expect(await commitsOnMain()).toBe(before + 1);
      expect(await host.readMain([PATH, "README.md"])).toEqual([content, "Hello\n"]);
      expect(await openNames()).toEqual(["01b"]);
    });

    test.each(["../main", "a b", "A", "", "-x", "x.lock", "a/b", "é"])(
      "refuses a name that a branch cannot safely have: %j",
      async (name) => {
        const { host } = await fresh();
        await expect(host.propose({ ...proposal, name })).rejects.toThrow("cannot name a proposal");
        await expect(host.stateOf(name)).rejects.toThrow("cannot name a proposal");
      },
    );
  });
}
