/** What the doctor is shown: the settings, the environment, and where it stands. */
import type { SiteSettings } from "../../site/settings.ts";

export interface Setup {
  site: SiteSettings;
  environment: NodeJS.Dict<string>;
  /** Of the blog; what the environment names is relative to it. */
  folder: string;
  /** Of Node, such as `20.19.0`. */
  nodeVersion: string;
  /** Milliseconds since 1970. */
  clock: () => number;
  /** How long whoever is asked may take to answer. */
  timeoutMs: number;
}
