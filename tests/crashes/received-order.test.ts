/** That an answer which comes too early is seen in the steps of a program. */
import { expect, test } from "vitest";
import { saidTooEarly } from "../../bench/crashes/received-order.ts";
import type { StepEvent } from "../../bench/crashes/steps.ts";

const [FIRST, SECOND] = ["first", "second"];
const FILE = "/in/new/a.json";
const BESIDE = `${FILE}.tmp`;
const OTHER = "/in/new/b.json";

const STEPS: Readonly<Record<string, StepEvent[]>> = {
  write: whole({ kind: "write", path: BESIDE, ids: [FIRST] }),
  "write both": whole({ kind: "write", path: BESIDE, ids: [FIRST, SECOND] }),
  "write without it": whole({ kind: "write", path: BESIDE }),
  "fsync file": whole({ kind: "fsync file", path: BESIDE }),
  rename: whole({ kind: "rename", path: BESIDE, to: FILE }),
  "fsync folder": whole({ kind: "fsync folder", path: "/in/new" }),
  "fsync another folder": whole({ kind: "fsync folder", path: "/in" }),
  answer: whole({ kind: "answer 303", path: "POST /comments", ids: [FIRST] }),
  "answer the second": whole({ kind: "answer 303", path: "POST /comments", ids: [SECOND] }),
  "answer without id": whole({ kind: "answer 303", path: "POST /comments" }),
  "write the second": whole({ kind: "write", path: `${OTHER}.tmp`, ids: [SECOND] }),
  "fsync the second": whole({ kind: "fsync file", path: `${OTHER}.tmp` }),
  "rename the second": whole({ kind: "rename", path: `${OTHER}.tmp`, to: OTHER }),
};

const ONE = ["write", "fsync file", "rename", "fsync folder"];
const BOTH = ["write both", "fsync file", "rename", "fsync folder"];
const THE_SECOND = ["write the second", "fsync the second", "rename the second", "fsync folder"];
const NOT_FSYNCED = `${FILE} was not fsynced after it was written`;
const FOLDER_NOT_FSYNCED = "/in/new was not fsynced after the name was given";

test.each<[string[], string | null]>([
  [[...ONE, "answer"], null],
  [["answer"], `${FIRST} was not written`],
  [["answer", ...ONE], `${FIRST} was not written`],
  [
    ["write without it", "fsync file", "rename", "fsync folder", "answer"],
    `${FIRST} was not written`,
  ],
  [
    ["write", "fsync file", "fsync folder", "answer"],
    `no file with ${FIRST} was given a name in /in/new`,
  ],
  [["write", "rename", "fsync folder", "answer"], NOT_FSYNCED],
  [["fsync file", "write", "rename", "fsync folder", "answer"], NOT_FSYNCED],
  [["write", "fsync file", "write without it", "rename", "fsync folder", "answer"], NOT_FSYNCED],
  [
    ["write", "rename", "fsync file", "fsync folder", "answer"],
    `${FILE} was named before its fsync`,
  ],
  [["write", "fsync file", "rename", "answer"], FOLDER_NOT_FSYNCED],
  [["write", "fsync file", "fsync folder", "rename", "answer"], FOLDER_NOT_FSYNCED],
  [["write", "fsync file", "rename", "fsync another folder", "answer"], FOLDER_NOT_FSYNCED],
  [[...ONE, "answer without id"], "it has no id"],
  [[...BOTH, "answer the second", "answer"], null],
  [[...ONE, ...THE_SECOND, "answer", "answer the second"], null],
  [
    ["write the second", ...ONE, "answer the second"],
    `no file with ${SECOND} was given a name in /in/new`,
  ],
  [[...THE_SECOND, "answer"], `${FIRST} was not written`],
])("%s", (names, missing) => {
  const events = names.flatMap((name) => STEPS[name] ?? []);
  const expected = missing === null ? [] : [`answer 303 to POST /comments: ${missing}`];
  expect(saidTooEarly(events, "/in/new")).toEqual(expected);
});

function whole(step: Omit<StepEvent, "moment">): StepEvent[] {
  return [
    { moment: "begin", ...step },
    { moment: "end", ...step },
  ];
}
