/** That an answer which comes too early is seen in the steps of a program. */
import { expect, test } from "vitest";
import { saidTooEarly } from "../../bench/crashes/received-order.ts";
import type { StepEvent } from "../../bench/crashes/steps.ts";

const FILE = "/in/new/a.json";
const BESIDE = `${FILE}.tmp`;

const STEPS: Readonly<Record<string, StepEvent[]>> = {
  write: whole("write", BESIDE),
  "fsync file": whole("fsync file", BESIDE),
  rename: whole("rename", BESIDE, FILE),
  "fsync folder": whole("fsync folder", "/in/new"),
  "fsync another folder": whole("fsync folder", "/in"),
  answer: whole("answer 303", "POST /comments"),
};

test.each<[string[], string | null]>([
  [["write", "fsync file", "rename", "fsync folder", "answer"], null],
  [["answer"], "no file was given a name in /in/new"],
  [
    ["answer", "write", "fsync file", "rename", "fsync folder"],
    "no file was given a name in /in/new",
  ],
  [["fsync file", "rename", "fsync folder", "answer"], `${FILE} was not written`],
  [["write", "rename", "fsync folder", "answer"], `${FILE} was not fsynced after it was written`],
  [
    ["fsync file", "write", "rename", "fsync folder", "answer"],
    `${FILE} was not fsynced after it was written`,
  ],
  [
    ["write", "rename", "fsync file", "fsync folder", "answer"],
    `${FILE} was named before its fsync`,
  ],
  [["write", "fsync file", "rename", "answer"], "/in/new was not fsynced after the name was given"],
  [
    ["write", "fsync file", "fsync folder", "rename", "answer"],
    "/in/new was not fsynced after the name was given",
  ],
  [
    ["write", "fsync file", "rename", "fsync another folder", "answer"],
    "/in/new was not fsynced after the name was given",
  ],
])("%s", (names, missing) => {
  const events = names.flatMap((name) => STEPS[name] ?? []);
  const expected = missing === null ? [] : [`answer 303 to POST /comments: ${missing}`];
  expect(saidTooEarly(events, "/in/new")).toEqual(expected);
});

function whole(kind: string, path: string, to?: string): StepEvent[] {
  const step = to === undefined ? { kind, path } : { kind, path, to };
  return [
    { moment: "begin", ...step },
    { moment: "end", ...step },
  ];
}
