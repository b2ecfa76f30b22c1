import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Whose tests change nothing of the process that they run in. */
const TOGETHER = ["comments", "git-hosts", "project", "service", "site", "words"].map(
  (part) => `tests/${part}/**/*.test.ts`,
);

// `--mode hosts`: against git hosts that others wrote, which are fetched and run with npx.
export default defineConfig(({ mode }) => ({
  test: {
    setupFiles: ["tests/support/each-file.ts"],
    projects:
      mode === "hosts"
        ? [{ extends: true, test: { name: "hosts", include: ["tests/**/*.hosts.ts"] } }]
        : [
            // Loading the same modules anew for each file would take a third of their time.
            {
              extends: true,
              test: { name: "together", include: TOGETHER, isolate: false },
            },
            {
              extends: true,
              test: { name: "alone", include: ["tests/**/*.test.ts"], exclude: TOGETHER },
            },
          ],
    reporters: ["default", ["json", { outputFile: `.stet/${mode}-results.json` }]],
    // Three on two cores as well: much of the time goes to programs and browsers that are waited for.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    testTimeout: 60_000,
    hookTimeout: 180_000,
    // What is waited for comes in moments; a busy machine may take longer.
    expect: { poll: { timeout: 20_000 } },
  },
}));
