import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./tests/support/longest-first.ts";

const ofPrograms = new URL("tests/support/short-lived.mjs", import.meta.url);

// `--mode hosts`: against git hosts that others wrote, which are fetched and run with npx.
export default defineConfig(({ mode }) => ({
  test: {
    globalSetup: ["tests/support/run-folder.ts"],
    // Not of the processes that run the tests, which are there already.
    env: { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --import=${ofPrograms}` },
    setupFiles: ["tests/support/each-file.ts"],
    include: [mode === "hosts" ? "tests/**/*.hosts.ts" : "tests/**/*.test.ts"],
    // Loading the same modules anew for each file would take a third of the time: what a test changes
    // of the process that it runs in, it puts back.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    reporters: ["default", ["json", { outputFile: `.stet/${mode}-results.json` }]],
    // Three on two cores as well: much of the time goes to programs and browsers that are waited for.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // What is waited for comes in moments; a busy machine may take longer.
    expect: { poll: { timeout: 45_000 } },
  },
}));
