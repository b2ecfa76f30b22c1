/** Which paths concern the folder of submissions, whatever a checkout somewhere would make of them. */
import { SUBMISSIONS } from "../../comments/paths.ts";

/** In the folder, named like it to some file system, or in the place of it or of a folder above. */
export function concernsSubmissions(path: string): boolean {
  const folded = path.split(/[/\\]/).map(foldedName).join("/");
  return `${folded}/`.startsWith(`${SUBMISSIONS}/`) || SUBMISSIONS.startsWith(`${folded}/`);
}

/**
 * macOS and Windows take names for one that differ in case or composition; HFS+ overlooks what cannot
 * be seen (CVE-2014-9390), and NTFS a dot or space at the end and the name of a stream.
 */
function foldedName(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .toLowerCase()
    .replace(/:.*$/s, "")
    .replace(/[. ]+$/, "");
}
