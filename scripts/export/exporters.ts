/** As what a blog can be exported. */
import type { Exporter } from "./exporter.ts";
import { exportJson } from "./json.ts";

export const EXPORTERS: Readonly<Record<string, Exporter>> = { json: exportJson };
