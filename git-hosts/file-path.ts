/** What a proposed file may be called: paths come from outside of this folder. */

/**
 * The path itself. Git leaves out such paths without failing, and a proposal would come to be without
 * its file; in an address `..` leads to something else.
 */
export function checkedPath(path: string): string {
  const isUnsafe = path.split("/").some((part) => /^(?:|\.|\.\.|\.git)$/i.test(part));
  if (isUnsafe) throw new Error(`"${path}" is not a path that a file of the repository can have.`);
  return path;
}
