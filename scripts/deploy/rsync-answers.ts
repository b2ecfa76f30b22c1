/** What rsync prints, read. Pure. */
import type { DeployPlan } from "./deploy-plan.ts";
import { CURRENT, isVersion, VERSIONS, versionIn } from "./versions.ts";

export interface FoundVersions {
  /** The one that is served; null where none is, as where the link leads to one that is gone. */
  current: string | null;
  /** All that a deploy has made, also those that were cut off. */
  versions: readonly string[];
}

/** Of a listing: mode, size, day, time, name, and where a link leads. `place` is for people. */
export function versionsIn(listed: string, place: string): FoundVersions {
  const lines = namesIn(listed);
  const link = lines.find((line) => line.replace(/ -> .*/, "") === CURRENT);
  const linked = link === undefined ? null : versionIn(link.replace(/^.* -> /, ""));
  if (link !== undefined && linked === null) {
    throw new Error(
      `${place}/${CURRENT} was not made by a deploy, and would be lost. Move it away, ` +
        "or name another folder in site.config.ts (deploy.rsync).",
    );
  }
  const versions = lines
    .filter((line) => line.startsWith(`${VERSIONS}/`))
    .map((line) => line.slice(VERSIONS.length + 1))
    .filter(isVersion);
  const current = linked !== null && versions.includes(linked) ? linked : null;
  return { current, versions };
}

export function namesIn(listed: string): string[] {
  return listed.split("\n").flatMap((line) => {
    const [, name] = /^\S{10}\s+[\d,.]+\s+\S+\s+\S+ (.+)$/.exec(line) ?? [];
    return name === undefined || name === "." ? [] : [name];
  });
}

/**
 * Of a comparison: `<f+++++++++ path` is new there, `*deleting   path` goes, and of other files the third
 * character says whether the content differs. Folders are none of ours.
 */
export function planIn(compared: string, paths: readonly string[]): DeployPlan {
  const added = new Set<string>();
  const changed = new Set<string>();
  const removed: string[] = [];
  for (const line of compared.split("\n")) {
    const [, gone] = /^\*deleting +(.*[^/])$/.exec(line) ?? [];
    const [, kind, path = ""] = /^[<>]f(\S)\S* (.*)$/.exec(line) ?? [];
    if (gone !== undefined) removed.push(gone);
    else if (kind === "+") added.add(path);
    else if (kind === "c") changed.add(path);
  }
  return {
    added: paths.filter((path) => added.has(path)),
    changed: paths.filter((path) => changed.has(path)),
    removed: removed.sort(),
    kept: paths.filter((path) => !added.has(path) && !changed.has(path)),
  };
}
