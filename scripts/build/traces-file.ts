/** What the last build into a folder left for the next. */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { BuildTraces } from "../../site/plan/build-traces.ts";

/** In the repository, where git does not see it; each output folder has its own. */
export function tracesFile(root: string, output: string): string {
  return join(root, ".stet/builds", `${digest(relative(root, output)).slice(0, 12)}.json`);
}

/** Null where there are none, or none that are whole: all is read and made anew then. */
export function readTraces(file: string): BuildTraces | null {
  try {
    const [, head = "", text = ""] = /^(\w+)\n(.*)$/s.exec(readFileSync(file, "utf8")) ?? [];
    return digest(text) === head ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

/** Under their digest: so it is known that they are as a build wrote them, without a look at each. */
export function writeTraces(file: string, traces: BuildTraces): void {
  const text = JSON.stringify(traces);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.tmp`, `${digest(text)}\n${text}`);
  renameSync(`${file}.tmp`, file);
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
