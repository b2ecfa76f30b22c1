/** A process of `npm start`: is kept ready, builds the site once, when it is told to, and ends. */
import { resolve } from "node:path";
import { siteBuilt } from "../site/settings.ts";
import { site } from "../site.config.ts";
import { type BuildSummary, buildSite } from "./build/build-site.ts";
import { errorText } from "./build/error-text.ts";
import { inTurn } from "./build/in-turn.ts";
import { type readTraces, tracesAhead, tracesFile } from "./build/traces-file.ts";
import type { PreviewBuild } from "./start/preview-builds.ts";

process.once("disconnect", () => process.exit());
process.once("message", () => void build());

const [out = ""] = process.argv.slice(2);
const loaded = load();

/** What takes a while, and nobody waits for now. */
async function load(): Promise<typeof readTraces> {
  await import("@11ty/eleventy");
  return tracesAhead(tracesFile(".", resolve(out)));
}

async function build(): Promise<void> {
  let told: Promise<void> | null = null;
  const whenPublished = ({ made, changed }: Pick<BuildSummary, "made" | "changed">) => {
    told = tell({ pages: made.size, changed });
  };
  try {
    const lastTraces = await loaded;
    const built = siteBuilt(site, process.env);
    await inTurn(out, () => buildSite(out, built, { full: false, lastTraces, whenPublished }));
  } catch (error) {
    if (told !== null) console.error(errorText(error));
    told ??= tell({ problem: errorText(error) });
  }
  await told;
  process.disconnect();
}

/** Resolves once it is on its way: what is left behind is lost. */
function tell(told: PreviewBuild): Promise<void> {
  return new Promise((resolve) => process.send?.(told, () => resolve()));
}
