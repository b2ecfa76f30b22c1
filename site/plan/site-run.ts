/** What one run of Eleventy makes of the site: all of it, or what has changed. */
import { assetPaths } from "../assets.ts";
import { makePictures } from "../images/make-pictures.ts";
import { plansOf } from "../images/shared-pictures.ts";
import { machineFiles } from "../machine-files.ts";
import { finishOutput } from "../output-folder.ts";
import type { BuiltSite } from "../settings.ts";
import { readSite, type SiteContent } from "../site-content.ts";
import { type SiteLists, siteLists } from "../site-lists.ts";
import { type AskedFacts, askedFacts } from "./asked-facts.ts";

export interface SiteRun extends BuiltSite {
  /** As the present build has read it. */
  site: () => SiteContent;
  /** Before each build of the run. */
  readAgain: () => void;
  lists: () => SiteLists;
  /** Globs of what Eleventy does not read. */
  ignored: readonly string[];
  /** Markdown files that it reads although they are ignored. */
  posts: readonly string[];
  /** Of assets/: where it does not, they are written in another way. */
  copiesAssets: boolean;
  /** When all pages are written; their paths are below `output`. */
  finish: (output: string, pages: readonly string[]) => Promise<void>;
  asked: AskedFacts;
}

/** Everything is read afresh at each build, so that a preview sees what was edited. `root` is the folder of the repository. */
export function wholeSite(root: string, { settings, preview }: BuiltSite): SiteRun {
  let content: SiteContent | null = null;
  const read = () => readSite(root, settings, { now: Date.now(), preview }).content;
  const site = () => {
    content ??= read();
    return content;
  };
  return {
    ...{ settings, preview, site },
    readAgain: () => {
      content = read();
    },
    lists: () => siteLists(site()),
    ...{ ignored: [], posts: [], copiesAssets: true, asked: askedFacts() },
    finish: async (output, pages) => {
      const pictures = await makePictures(root, plansOf(site()), output);
      const others = [...pages, ...assetPaths(root), ...pictures.files];
      finishOutput(output, machineFiles(site()), others);
    },
  };
}
