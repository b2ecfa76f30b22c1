/** Suspected spam on plain git: one list and one question, after what is not suspected. */
import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { askSuspectsInTerminal } from "../../../scripts/moderate/ask-suspects.ts";
import { type AskSuspects, review } from "../../../scripts/moderate/review.ts";
import {
  MOST_AT_ONCE,
  parted,
  type SuspectsAnswer,
  suspectsAnswer,
  suspectsAsText,
} from "../../../scripts/moderate/suspects.ts";
import type { Waiting } from "../../../scripts/moderate/waiting.ts";
import { sampleSubmission, sampleThread, submissionId } from "../../support/sample-comments.ts";
import { deskInRepository } from "./desk-in-repository.ts";

function suspect(number: number, changes: Partial<Waiting> = {}): Waiting {
  const id = submissionId(number);
  const comments = [{ submission: sampleSubmission({ id }), answers: null }];
  return {
    id,
    proposed: "",
    suspicions: ["three links or more"],
    comments,
    oddities: [],
    ...changes,
  };
}

describe("the list", () => {
  test("numbers them, with name, post, the first words and why they may be spam", () => {
    const author = { name: "Cheap [pills](https://evil.example)", url: null, key: null };
    const text = `Buy **now** at https://evil.example/\u001b[2J\n\n${"more ".repeat(100)}`;
    const submission = sampleSubmission({ author, text });
    const suspicions = ["the name holds a link", "three links or more"];
    const one = suspect(1, { suspicions, comments: [{ submission, answers: null }] });
    const shown = suspectsAsText([one, suspect(2)], 2).split("\n");
    expect(shown).toEqual([
      "Looks like spam: 2",
      expect.stringMatching(/^ {2}1 {2}Cheap pills https evil example on a-post: Buy now at .*…$/),
      "     the name holds a link; three links or more",
      "  2  Ada on a-post: As sent",
      "     three links or more",
    ]);
    expect(shown[1]?.length).toBeLessThan(200);
    expect(shown.join("\n")).not.toMatch(/(?!\n)\p{Cc}|:\/\//u);
  });

  test("tells of what cannot be read, and of what else is odd", () => {
    const oddities = ["x.json: not valid JSON\u001b[2J"];
    const shown = suspectsAsText([suspect(1, { comments: [], oddities })], 300);
    expect(shown).toBe(
      [
        "Looks like spam: 1 of 300",
        `  1  ${submissionId(1)}: no comment in it can be read`,
        "     three links or more; x.json: not valid JSON<U+001B>[2J",
      ].join("\n"),
    );
  });
});

test("those with the fewest reasons come first, of them the oldest", () => {
  const [clear, many, one, another] = [
    suspect(1, { suspicions: [] }),
    suspect(2, { suspicions: ["a", "b"] }),
    suspect(3),
    suspect(4),
  ];
  const all = [many, clear, one, another].filter((each) => each !== undefined);
  expect(parted(all)).toEqual({ clear: [clear], suspected: [one, another, many] });
});

describe("the answer", () => {
  const suspects = [1, 2, 3].map((number) => suspect(number));
  const ids = (...numbers: number[]) => numbers.map(submissionId);

  test.each<[string, SuspectsAnswer | null]>([
    ["", { keep: [], spam: [] }],
    ["a", { keep: [], spam: ids(1, 2, 3) }],
    ["2", { keep: ids(2), spam: [] }],
    [" 3, 1 ", { keep: ids(1, 3), spam: [] }],
    ["2 A", { keep: ids(2), spam: ids(1, 3) }],
    ["1 2 3 a", { keep: ids(1, 2, 3), spam: [] }],
    ["0", null],
    ["4 a", null],
    ["all", null],
    ["-1", null],
    ["1.5", null],
  ])("“%s”", (typed, answer) => {
    expect(suspectsAnswer(typed, suspects)).toEqual(answer);
  });
});

/** Two that are clear stand between three suspects. */
async function deskWithSuspects() {
  const desk = deskInRepository(sampleThread());
  for (const number of [1, 3, 5]) await desk.propose(number, {}, ["links"]);
  for (const number of [2, 4]) await desk.propose(number);
  const asked: string[] = [];
  const asking = (askSuspects: AskSuspects, verdict: "approve" | "quit" = "approve") => ({
    askVerdict: async ({ id }: Waiting, { at, of }: { at: number; of: number }) => {
      asked.push(`${at}/${of} ${id}`);
      return verdict;
    },
    askSuspects: async (suspects: readonly Waiting[], of: number) => {
      asked.push(`spam: ${suspects.map(({ id }) => id).join(" ")}`);
      return askSuspects(suspects, of);
    },
    rewrite: async (text: string) => text,
  });
  const refs = (under: string) =>
    desk.repository
      .git("for-each-ref", "--format=%(refname:lstrip=-1)", under)
      .split("\n")
      .filter((name) => name !== "");
  return { desk, asked, asking, refs };
}

describe("the review", () => {
  const [one, two, three, four, five] = [1, 2, 3, 4, 5].map(submissionId);
  const clearAndSuspected = [`1/2 ${two}`, `2/2 ${four}`, `spam: ${one} ${three} ${five}`];

  test("asks first what is not suspected, then once about all the rest, and rescues what is kept", async () => {
    const { desk, asked, asking, refs } = await deskWithSuspects();
    const answer: AskSuspects = async (suspects) => suspectsAnswer("2 a", suspects);
    await review(desk, asking(answer));
    expect(asked).toEqual([...clearAndSuspected, `1/1 ${three}`]);
    expect(refs("refs/stet/spam")).toEqual([one, five]);
    expect(desk.unmerged().map((path) => path.slice(-31, -5))).toEqual([two, three, four]);
    expect(desk.printed).toContain("Marked as spam: 2.");
    expect(desk.printed.at(-1)).toMatch(/^Nothing waits/);
  });

  test("leaves all others waiting where only some are to be seen", async () => {
    const { desk, asked, asking, refs } = await deskWithSuspects();
    await review(
      desk,
      asking(async (suspects) => suspectsAnswer("1", suspects)),
    );
    expect(asked.at(-1)).toBe(`1/1 ${one}`);
    expect(refs("refs/stet")).toEqual([]);
    expect(refs("refs/heads/comment")).toEqual([three, five]);
    expect(desk.printed.at(-1)).toBe("Still waiting: 2.");
  });

  test.each([
    ["Enter", async () => ({ keep: [], spam: [] })],
    ["quitting", async () => null],
  ])("%s leaves them all for later", async (_, answer) => {
    const { desk, asking, refs } = await deskWithSuspects();
    await review(desk, asking(answer));
    expect(refs("refs/heads/comment")).toEqual([one, three, five]);
    expect(refs("refs/stet")).toEqual([]);
  });

  test("does not show the list to one who quits before it", async () => {
    const { desk, asked, asking } = await deskWithSuspects();
    await review(
      desk,
      asking(async () => null, "quit"),
    );
    expect(asked).toEqual([`1/2 ${two}`]);
  });

  test("marks nothing that came after the list, nor what somebody else has decided", async () => {
    const { desk, asking, refs } = await deskWithSuspects();
    const meanwhile: AskSuspects = async (suspects) => {
      await desk.propose(6, {}, ["links"]);
      await desk.moderation.refuse([one ?? ""], "rejected");
      return suspectsAnswer("a", suspects);
    };
    await review(desk, asking(meanwhile));
    expect(refs("refs/stet/spam")).toEqual([three, five]);
    expect(refs("refs/heads/comment")).toEqual([submissionId(6)]);
    expect(desk.printed).toContain("Marked as spam: 2.");
  });

  test("leaves out what was approved meanwhile, marks the others, and shows what is kept", async () => {
    const { desk, asked, asking, refs } = await deskWithSuspects();
    const meanwhile: AskSuspects = async (suspects) => {
      desk.repository.git("merge", "-q", "--no-ff", "--no-edit", `comment/${one}`);
      return suspectsAnswer("2 a", suspects);
    };
    await review(desk, asking(meanwhile));
    expect(refs("refs/stet/spam")).toEqual([five]);
    expect(asked.at(-1)).toBe(`1/1 ${three}`);
    expect(desk.printed).toContain("Marked as spam: 1.");
    expect(desk.printed).toContain("Left as they are, since they were decided on meanwhile: 1.");
  });

  test("shows no more at once than anybody reads, and then the next ones", async () => {
    const { desk, asking } = await deskWithSuspects();
    const many = Array.from({ length: MOST_AT_ONCE + 2 }, (_, at) => suspect(at + 1));
    const open = many.map(({ id }) => ({
      ...{ name: id, title: "", date: "2026-06-01T12:00:00Z" },
      ...{ body: "Suspicion: three links or more", files: [] },
    }));
    const marked: number[] = [];
    desk.moderation.listOpen = async () => open;
    desk.moderation.refuseUnapproved = async (names) => {
      marked.push(names.length);
      return names;
    };
    const totals: number[] = [];
    await review(
      desk,
      asking(async (suspects, of) => {
        totals.push(of);
        return suspectsAnswer("a", suspects);
      }),
    );
    expect(totals).toEqual([MOST_AT_ONCE + 2, 2]);
    expect(marked).toEqual([MOST_AT_ONCE, 2]);
  });
});

describe("In a terminal", () => {
  const suspects = [suspect(1), suspect(2)];

  test.each([
    ["numbers and a", "2 a\r", { keep: [submissionId(2)], spam: [submissionId(1)] }],
    ["Enter", "\r", { keep: [], spam: [] }],
    ["Ctrl-C", "\u0003", null],
  ])("%s is understood", async (_, keys, answer) => {
    const terminal = { input: new PassThrough(), output: new PassThrough() };
    const asked = askSuspectsInTerminal(terminal)(suspects, 2);
    terminal.input.write(keys);
    expect(await asked).toEqual(answer);
    const shown = String(terminal.output.read());
    expect(shown).toContain("Looks like spam: 2");
    expect(shown).toContain("2  Ada on a-post: As sent");
    expect(shown).toContain("Which are no spam?");
  });

  test("what is no answer is asked for again", async () => {
    const terminal = { input: new PassThrough(), output: new PassThrough() };
    const asked = askSuspectsInTerminal(terminal)(suspects, 2);
    terminal.input.write("3\r");
    terminal.input.write("\u007f1\r");
    expect(await asked).toEqual({ keep: [submissionId(1)], spam: [] });
    expect(String(terminal.output.read())).toContain("Type numbers from 1 to 2, a, or both.");
  });
});
