/** Where the repository lives: the part of site.config.ts that says so. */
import { z } from "zod";
import { parsedUrl } from "../comments/parsed-url.ts";

/** The main branch. */
const branch = z.string().min(1);
/** Where `npm run moderate` fetches from and pushes to; null moderates in this very repository. */
const remote = z.string().min(1).nullable();

/** Parts with `/` between them; none leads elsewhere as `..` would. */
const PATH = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[\w.-]+(?:\/[\w.-]+)+$/;
const A_PATH = "expected owner and name, such as ada/blog";

/** Logs and the doctor print the address: nothing secret may be in it. */
function isBare(address: string): boolean {
  const url = parsedUrl(address);
  if (url === null) return true;
  return url.username + url.password === "" && !/[?#]/.test(address);
}

const PlainGit = z.strictObject({ kind: z.literal("git"), branch, remote });

const WithPullRequests = z
  .strictObject({
    kind: z.enum(["github", "gitlab", "forgejo"]),
    branch,
    remote,
    /** Its path there, such as `ada/blog`; on GitLab there may be more parts. */
    repository: z.string().regex(PATH, A_PATH),
    /**
     * Where the host is: of Forgejo, Gitea and GitLab the instance, of GitHub Enterprise Server its API.
     * Null: github.com, gitlab.com, or codeberg.org.
     */
    address: z
      .url({ protocol: /^https?$/, error: "expected an address such as https://git.example" })
      .refine(isBare, "expected an address without a user, a password, ? or # in it")
      .transform((url) => url.replace(/\/+$/, ""))
      .nullable()
      .default(null),
  })
  .refine(({ kind, repository }) => kind === "gitlab" || repository.split("/").length === 2, {
    path: ["repository"],
    error: A_PATH,
  });

export const GitHostSettings = z.discriminatedUnion("kind", [PlainGit, WithPullRequests], {
  error: ({ code }) =>
    code === "invalid_union" ? "expected kind to be git, github, gitlab or forgejo" : undefined,
});
