import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

// `--mode hosts`: against git hosts that others wrote, which are fetched and run with npx.
export default defineConfig(({ mode }) => ({
  test: {
    include: [mode === "hosts" ? "tests/**/*.hosts.ts" : "tests/**/*.test.ts"],
    reporters: ["default", ["json", { outputFile: `.stet/${mode}-results.json` }]],
    // On two cores as well: much of the time goes to programs and browsers that are waited for.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 60_000,
    hookTimeout: 180_000,
    // What is waited for comes in moments; a busy machine may take longer.
    expect: { poll: { timeout: 20_000 } },
  },
}));
