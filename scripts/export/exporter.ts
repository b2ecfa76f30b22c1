/** What an export of a blog is asked, and what it gives. */
import type { SiteSettings } from "../../site/settings.ts";

export interface ExportRequest {
  /** Folder of the repository. */
  root: string;
  settings: SiteSettings;
  /** A moment in UTC. */
  now: string;
}

export interface Exported {
  /** The text of the file, part by part. Throws `BadFile` where something here cannot be read. */
  parts: Iterable<string>;
  /** What to tell when all of it has been written. */
  report(): string[];
}

export type Exporter = (request: ExportRequest) => Exported;
