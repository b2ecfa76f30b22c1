/** A process of `npm start`: is kept ready, builds the site once, when it is told to, and ends. */
import { siteBuilt } from "../site/settings.ts";
import { site } from "../site.config.ts";
import { buildSite } from "./build/build-site.ts";
import { errorText } from "./build/error-text.ts";
import { inTurn } from "./build/in-turn.ts";
import type { PreviewBuild } from "./start/preview-builds.ts";

process.once("disconnect", () => process.exit());
process.once("message", (out: string) => {
  void built(out)
    .catch((error: unknown): PreviewBuild => ({ problem: errorText(error) }))
    .then((told) => process.send?.(told, () => process.disconnect()));
});

// It takes a while to load, and nobody waits for that now.
await import("@11ty/eleventy");

async function built(out: string): Promise<PreviewBuild> {
  const { made, changed } = await inTurn(out, () =>
    buildSite(out, siteBuilt(site, process.env), { full: false }),
  );
  return { pages: made.size, changed };
}
