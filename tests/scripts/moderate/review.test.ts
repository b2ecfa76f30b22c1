import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { askInTerminal } from "../../../scripts/moderate/ask-verdict.ts";
import {
  type AskVerdict,
  type Reviewer,
  review,
  type Verdict,
} from "../../../scripts/moderate/review.ts";
import { sampleThread } from "../../support/sample-comments.ts";
import { deskInRepository } from "./desk-in-repository.ts";

/** Who is asked about single comments alone. */
function reviewer(askVerdict: AskVerdict, rewrite = async (text: string) => text): Reviewer {
  return { askVerdict, askSuspects: async () => null, rewrite };
}

/** Answers in the order given, and keeps what it was asked. */
function answering(...verdicts: Verdict[]) {
  const asked: string[] = [];
  const ask: AskVerdict = async ({ id, comments }, { at, of }) => {
    asked.push(`${at}/${of} ${id} ${comments[0]?.submission.text}`);
    return verdicts[asked.length - 1] ?? "quit";
  };
  return { ask, asked };
}

async function deskWithThree() {
  const desk = deskInRepository(sampleThread());
  const ids = [await desk.propose(1), await desk.propose(2), await desk.propose(3)];
  return { desk, ids };
}

describe("the review", () => {
  test("carries out each verdict and says what still waits", async () => {
    const { desk, ids } = await deskWithThree();
    const { ask, asked } = answering("approve", "skip", "spam");
    await review(desk, reviewer(ask));
    expect(asked).toEqual(ids.map((id, at) => `${at + 1}/3 ${id} As *sent*.`));
    expect(desk.unmerged()).toEqual([`comments-data/submissions/a-post/${ids[0]}.json`]);
    expect(desk.repository.git("for-each-ref", "--format=%(refname)", "refs/stet")).toBe(
      `refs/stet/spam/${ids[2]}`,
    );
    expect(desk.printed.at(-1)).toBe("Still waiting: 1.");
  });

  test("asks again about an edited comment, with its new text", async () => {
    const { desk, ids } = await deskWithThree();
    const { ask, asked } = answering("edit", "approve", "quit");
    await review(
      desk,
      reviewer(ask, async () => "New."),
    );
    expect(asked.slice(0, 2)).toEqual([`1/3 ${ids[0]} As *sent*.`, `1/3 ${ids[0]} New.`]);
    expect(desk.repository.git("show", `main:${desk.unmerged()[0]}`)).toContain('"New."');
  });

  test("keeps what was decided when the moderator quits", async () => {
    const { desk, ids } = await deskWithThree();
    const { ask, asked } = answering("reject", "quit");
    await review(desk, reviewer(ask));
    expect(asked).toHaveLength(2);
    expect((await desk.moderation.listOpen()).map(({ name }) => name)).toEqual(ids.slice(1));
  });

  test("passes over what somebody else decided meanwhile", async () => {
    const { desk, ids } = await deskWithThree();
    const { ask, asked } = answering("skip");
    const first: AskVerdict = async (waiting, place) => {
      if (place.at === 1) await desk.moderation.approve([ids[1] ?? ""]);
      return ask(waiting, place);
    };
    await review(desk, reviewer(first));
    expect(asked.map((line) => line.slice(0, 3))).toEqual(["1/3", "3/3"]);
  });

  test("reads all that waits only before the first question and after the last", async () => {
    const { desk, ids } = await deskWithThree();
    const read: (string | undefined)[] = [];
    const { listOpen } = desk.moderation;
    desk.moderation.listOpen = (name) => {
      read.push(name);
      return listOpen(name);
    };
    await review(desk, reviewer(answering("approve", "skip", "spam").ask));
    expect(read).toEqual([undefined, ...ids, undefined]);
  });

  test("says so where nothing waits", async () => {
    const desk = deskInRepository(sampleThread());
    await review(desk, reviewer(answering().ask));
    expect(desk.printed).toEqual(["Nothing waits for you. All comments have been looked at."]);
  });
});

const DOWN = "\u001b[B";
const CTRL_C = "\u0003";

test.each([
  ["the first choice", "\r", "approve"],
  ["the third choice", `${DOWN}${DOWN}\r`, "spam"],
  ["Ctrl-C", CTRL_C, "quit"],
])("In a terminal, %s is understood", async (_, keys, verdict) => {
  const desk = deskInRepository(sampleThread());
  await desk.propose(1, { text: "Look\u001b]0;owned\u0007 here" });
  const terminal = { input: new PassThrough(), output: new PassThrough() };
  const verdicts: Verdict[] = [];
  const ask: AskVerdict = async (waiting, place) => {
    const answer = askInTerminal(desk.locale, terminal)(waiting, place);
    terminal.input.write(keys);
    verdicts.push(await answer);
    return "quit";
  };
  await review(desk, reviewer(ask));
  expect(verdicts).toEqual([verdict]);
  const shown = String(terminal.output.read());
  expect(shown).toContain("Look<U+001B>]0;owned<U+0007> here");
  expect(shown).toContain("1 of 1: what should become of it?");
});
