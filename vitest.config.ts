import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    reporters: ["default", ["json", { outputFile: ".stet/test-results.json" }]],
    // On two cores as well: much of the time goes to programs and browsers that are waited for.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 60_000,
    hookTimeout: 180_000,
    // What is waited for comes in moments; a busy machine may take longer.
    expect: { poll: { timeout: 20_000 } },
  },
});
