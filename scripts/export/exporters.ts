/** As what a blog can be exported. */
import type { Exporter } from "./exporter.ts";
import { exportJson } from "./json.ts";
import { exportWxr } from "./wxr/wxr.ts";

export const EXPORTERS: Readonly<Record<string, Exporter>> = {
  json: exportJson,
  wxr: exportWxr,
};
