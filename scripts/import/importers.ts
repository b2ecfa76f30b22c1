/** What can be imported from. Each is loaded only where it is asked for. */
import type { Origin } from "./origin.ts";
import type { Report } from "./report.ts";
import { type ImportRequest, runImport } from "./run-import.ts";

export type Importer = (request: Omit<ImportRequest, "origin">) => Promise<Report>;

export const IMPORTERS: Readonly<Record<string, () => Promise<Importer>>> = {
  disqus: of(async () => (await import("./disqus/disqus.ts")).disqus),
  isso: of(async () => (await import("./isso/isso.ts")).isso),
  staticman: of(async () => (await import("./staticman/staticman.ts")).staticman),
  stet: async () => (await import("./stet/import-blog.ts")).importBlog,
  wordpress: of(async () => (await import("./wordpress/wordpress.ts")).wordpress),
};

function of(open: () => Promise<Origin>) {
  return async (): Promise<Importer> => {
    const origin = await open();
    return (request) => runImport({ ...request, origin });
  };
}
