// Loaded into a measured process ahead of its script: at the end, tells its parent what it has used.
import { writeSync } from "node:fs";

process.once("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeSync(3, JSON.stringify({ userCPUTime, systemCPUTime, maxRSS }));
});
