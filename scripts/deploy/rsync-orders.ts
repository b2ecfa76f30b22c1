/** What rsync is asked for, as words: nothing of it is read by a shell, here or on the server. Pure. */
import { OWN_FILES } from "./site-files.ts";
import { CURRENT, linkTo, VERSIONS } from "./versions.ts";

export interface Server {
  /** Such as `deploy@user.example:/srv/blog`. */
  place: string;
  /** The command that reaches it. */
  ssh: string;
}

/** By content: a file that was built anew and came out the same is not moved. Readable for the web server. */
const LIKE = [
  "--recursive",
  "--checksum",
  "--perms",
  "--chmod=D755,F644",
  `--exclude=${OWN_FILES}`,
];

/** `%i` says what becomes of a file, `%n` names it. */
const TOLD = ["--8-bit-output", "--out-format=%i %n"];

/** In a folder that is itself served: what the operator put there, such as `.well-known`. */
const SPARED = "--filter=protect /.*";

const PAGES = "*.html";

function order({ ssh }: Server, ...words: readonly string[]): string[] {
  // By `-s` paths travel apart from the command, and no shell of the server sees them. Its long name is
  // another one in each version.
  return ["-s", "--timeout=300", "--compress", `--rsh=${ssh}`, ...words];
}

/** The paths of local folders end with a slash: what is in them is meant. */
const inside = (folder: string) => `${folder.replace(/\/+$/, "")}/`;

/** Which versions are there, and which one is served. */
export function listing(server: Server): string[] {
  const wanted = [`/${CURRENT}`, `/${VERSIONS}/`, `/${VERSIONS}/*/`];
  const only = [...wanted.map((path) => `--include=${path}`), "--exclude=*"];
  return order(server, "--list-only", "--recursive", "--links", ...only, inside(server.place));
}

/** What lies at the top of a folder that is itself served. */
export function topListing(server: Server): string[] {
  return order(server, "--list-only", "--dirs", inside(server.place));
}

/** What would change, told and not done. `below` is a folder in that of the server, or empty. */
export function comparison(server: Server, site: string, below: string): string[] {
  const there = inside(`${server.place}/${below}`);
  const spared = below === "" ? [SPARED] : [];
  return order(server, "--dry-run", ...LIKE, ...TOLD, "--delete", ...spared, inside(site), there);
}

/** `folder` is a local one with an empty `versions` in it. */
export function makingVersions(server: Server, folder: string): string[] {
  return order(server, "--dirs", "--chmod=D755", inside(folder), inside(server.place));
}

/** Files that the last version has are not sent: they get one more name there. */
export function upload(server: Server, site: string, versions: VersionPair): string[] {
  const there = inside(`${server.place}/${linkTo(versions.made)}`);
  const last = versions.last === null ? [] : [`--link-dest=../${versions.last}/`];
  return order(server, ...LIKE, "--delete", ...last, inside(site), there);
}

export interface VersionPair {
  made: string;
  /** The one that is served; null where none is. */
  last: string | null;
}

/**
 * `folder` is a local one with the link in it, as the server is to have it. It is not named itself: rsync
 * would then follow the server's. The new one is made beside the old, and renamed.
 */
export function switching(server: Server, folder: string): string[] {
  const only = [`--include=/${CURRENT}`, "--exclude=*"];
  return order(server, "--dirs", "--links", ...only, inside(folder), inside(server.place));
}

/** `empty` is a local folder with nothing in it: what of these is there goes. */
export function removal(server: Server, empty: string, versions: readonly string[]): string[] {
  const only = [...versions.map((version) => `--include=/${version}/***`), "--exclude=*"];
  const there = inside(`${server.place}/${VERSIONS}`);
  return order(server, "--recursive", "--delete", ...only, inside(empty), there);
}

/**
 * Into the folder that is served: first what pages refer to, then the pages in one go, and last away with
 * what no page refers to any more.
 */
export function inPlaceUploads(server: Server, site: string): string[][] {
  const there = inside(server.place);
  return [
    order(server, ...LIKE, `--exclude=${PAGES}`, inside(site), there),
    order(server, ...LIKE, "--delay-updates", "--delete-after", SPARED, inside(site), there),
  ];
}
