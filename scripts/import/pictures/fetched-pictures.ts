/** The pictures of an import: each is fetched once, and is kept only where the site can show it. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parsedUrl } from "../../../comments/parsed-url.ts";
import { ownCopy } from "../own-copy.ts";
import type { StagedFiles } from "../staged-files.ts";
import { fetchFile, NotFetched } from "./fetch-file.ts";
import { formatOf } from "./picture-format.ts";
import { picturePath } from "./picture-path.ts";

export interface FetchedPictures {
  /** What became of each address. */
  bring(addresses: readonly string[]): Promise<ReadonlyMap<string, Picture>>;
  /** How many came. */
  count(): number;
}

/** `path` is what a post writes. */
export type Picture = { path: string } | { problem: string };

export interface PictureOptions {
  root: string;
  staged: Pick<StagedFiles, "write">;
  site: string | null;
  /** The old site's, below that of all imported pictures. */
  folder: string;
}

/** Of a host. */
interface Silence {
  /** In a row. */
  failures: number;
  /** Its last one. */
  problem: string;
}

const LIMITS = { maxBytes: 32_000_000, milliseconds: 30_000 };
const TOGETHER = 6;
/** A host that has not answered so often in a row is not asked again. */
const PATIENCE = 3;

export function fetchedPictures({ root, staged, site, folder }: PictureOptions): FetchedPictures {
  const known = new Map<string, Promise<Picture>>();
  const silent = new Map<string, Silence>();
  let count = 0;

  async function fetched(address: string): Promise<Picture> {
    const host = parsedUrl(address)?.host ?? "";
    const { failures, problem } = silent.get(host) ?? { failures: 0, problem: "" };
    if (failures >= PATIENCE) return { problem };
    try {
      const bytes = await fetchFile(address, { site, ...LIMITS });
      silent.delete(host);
      return await kept(address, bytes);
    } catch (error) {
      if (error instanceof NotFetched) return { problem: error.message };
      const last = `${host} does not answer: ${reasonOf(error)}`;
      silent.set(host, { failures: failures + 1, problem: last });
      return { problem: last };
    }
  }

  async function kept(address: string, bytes: Buffer): Promise<Picture> {
    const format = await formatOf(bytes);
    if (typeof format !== "string") return format;
    const path = picturePath(address, format, { site, folder });
    if (!existsSync(join(root, path))) {
      staged.write(path, bytes);
      count += 1;
    }
    return { path: `/${path}` };
  }

  return {
    count: () => count,
    async bring(addresses) {
      const brought = new Map<string, Picture>();
      const waiting = ownCopy([...new Set(addresses)]);
      const work = async () => {
        for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
          const picture = known.get(address) ?? fetched(address);
          known.set(address, picture);
          brought.set(address, await picture);
        }
      };
      await Promise.all(Array.from({ length: TOGETHER }, work));
      return brought;
    },
  };
}

/** The message of a resolver names the host as well. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error && error.code === "ENOTFOUND" ? "no such host is known" : error.message;
}
