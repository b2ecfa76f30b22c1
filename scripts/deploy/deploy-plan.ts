/** What a deploy has to do, file by file. Pure. */

/** Files of a site by path with `/`, each with a hash of its bytes. */
export type HashedFiles = ReadonlyMap<string, string>;

export interface DeployPlan {
  added: readonly string[];
  changed: readonly string[];
  removed: readonly string[];
  kept: readonly string[];
}

/** Both with hashes of one kind. What `isSpared` names stays, though the site does not have it. */
export function planDeploy(
  built: HashedFiles,
  deployed: HashedFiles,
  isSpared: (path: string) => boolean = () => false,
): DeployPlan {
  const paths = [...built.keys()].sort();
  const isThere = (path: string) => deployed.has(path);
  const isSame = (path: string) => deployed.get(path) === built.get(path);
  return {
    added: paths.filter((path) => !isThere(path)),
    changed: paths.filter((path) => isThere(path) && !isSame(path)),
    removed: [...deployed.keys()].filter((path) => !built.has(path) && !isSpared(path)).sort(),
    kept: paths.filter(isSame),
  };
}

export function isNothing({ added, changed, removed }: DeployPlan): boolean {
  return added.length + changed.length + removed.length === 0;
}
