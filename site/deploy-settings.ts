/** Where `npm run deploy` brings the site: the part of site.config.ts that says so. */
import { z } from "zod";

const ONE_OF =
  'expected { branch: "pages" }, { rsync: "user@host:/path" } or { folder: "/var/www/blog" }';

/** No name of a host or user begins with a dash: ssh would take it for an option. */
const SERVER =
  /^(?:[\p{L}\p{N}_][\p{L}\p{N}._-]*@)?(?:[\p{L}\p{N}][\p{L}\p{N}.-]*|\[[\da-f:.]+\]):(?![:-])[^\p{Cc}]*[^\p{Cc}/]\/*$/iu;

/** As git's own rule has it, and no proposal's. */
const BRANCH =
  /^(?!comment\/)(?![-./])(?!.*(?:\.\.|\/\/|\/\.|@\{|\.lock(?:\/|$)))[^\p{Cc} ~^:?*[\\]+(?<![./])$/u;

const ToBranch = z.strictObject({
  /** Of the repository behind `remote`; for the site alone. */
  branch: z.string(ONE_OF).regex(BRANCH, "expected a branch for the site alone, such as pages"),
  /** What this clone calls the repository. */
  remote: z.string().regex(/^[^-]/, "expected a remote such as origin").default("origin"),
});

const ToServer = z.strictObject({
  rsync: z
    .string(ONE_OF)
    .regex(SERVER, "expected a place such as deploy@user.example:/srv/blog")
    .transform((place) => place.replace(/\/+$/, "")),
  /** Of ssh; null: as ssh is set up. */
  port: z.int().min(1).max(65_535).nullable().default(null),
  /** For a host that serves this very folder, or follows no links: then readers may meet half a deploy. */
  inPlace: z.boolean().default(false),
});

const ToFolder = z.strictObject({
  /** From the repository, or from the top. What is served is `current` in it. */
  folder: z.string(ONE_OF).min(1, "expected a folder such as /var/www/blog"),
});

export const DeploySettings = z.union([ToBranch, ToServer, ToFolder], ONE_OF).nullable();

export type BranchPlace = z.infer<typeof ToBranch>;
export type ServerPlace = z.infer<typeof ToServer>;
export type FolderPlace = z.infer<typeof ToFolder>;
