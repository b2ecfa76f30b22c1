/**
 * Builds for a preview, each in a process of its own: so it has read every template and every setting
 * anew. The next one is started when one is done, and has loaded all when it is needed.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

export type PreviewBuild =
  | { problem: string }
  | {
      /** How many were made. */
      pages: number;
      /** Files that changed, below the output folder. */
      changed: readonly string[];
    };

export interface PreviewBuilds {
  next: () => Promise<PreviewBuild>;
  /** The program itself was edited: what is ready has loaded it as it was. */
  renew: () => void;
  stop: () => void;
}

/** Into `out`. What it prints, errors of the program itself, goes to the terminal. */
export function previewBuilds(out: string): PreviewBuilds {
  let ready = startReady(out);
  let isAtWork = false;
  let last: Promise<unknown> = Promise.resolve();
  return {
    next: async () => {
      // It shows the site first, and then writes down what this one wants to know.
      await last;
      isAtWork = true;
      last = once(ready, "exit");
      const build = await buildWith(ready);
      isAtWork = false;
      ready = startReady(out);
      return build;
    },
    renew: () => {
      // The next one is started when this is done, and loads what is there then.
      if (isAtWork) return;
      end(ready);
      ready = startReady(out);
    },
    stop: () => end(ready),
  };
}

function startReady(out: string): ChildProcess {
  return spawn(process.execPath, ["scripts/run.mjs", "scripts/preview-build.ts", out], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

function end(child: ChildProcess): void {
  if (child.connected) child.disconnect();
}

async function buildWith(child: ChildProcess): Promise<PreviewBuild> {
  // It has said itself what keeps it from starting.
  if (!child.connected) return { problem: "The site was not built: see above." };
  const told = once(child, "message").then(([build]: PreviewBuild[]) => build ?? null);
  const ended = once(child, "exit").then(() => null);
  child.send("build");
  return (
    (await Promise.race([told, ended])) ?? {
      problem: "The site was not built: the build ended before it was done.",
    }
  );
}
