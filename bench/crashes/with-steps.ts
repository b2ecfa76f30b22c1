/**
 * Runs a program of the project, as `run.mjs with-steps.ts PROGRAM ARGUMENT ...`. Writes its steps
 * down and kills it at the one that its environment, or later a message, names.
 */
import fs from "node:fs";
import { COUNT_ANEW, KILL_AT, type KillPoint, killerAt, STEPS_FILE } from "./steps.ts";
import { watchSteps } from "./watch-steps.ts";

// As they are before they are watched.
const { openSync, writeSync } = fs;

const file = openSync(process.env[STEPS_FILE] ?? "/dev/null", "a");
let isWhereToDie = killerAt(JSON.parse(process.env[KILL_AT] ?? "0"));

await watchSteps((event) => {
  writeSync(file, `${JSON.stringify(event)}\n`);
  // It does not return.
  if (isWhereToDie(event)) process.kill(process.pid, "SIGKILL");
});

process.on("message", (point: KillPoint) => {
  isWhereToDie = killerAt(point);
  writeSync(file, `${COUNT_ANEW}\n`);
  process.send?.("counting");
});
// Listening to it must not hold the program open.
process.channel?.unref();

// The launcher once more, for the program that is named after this one.
await import(new URL("../../scripts/run.mjs?again", import.meta.url).href);
