/** What people who may write to the repository said below a pull request. */
import { z } from "zod";
import type { GithubRepository } from "./repository.ts";
import { TypedText } from "./typed-text.ts";

const Comments = z.array(
  z.object({
    body: TypedText.optional(),
    // Null of an account that is gone.
    user: z.object({ login: z.string(), type: z.string() }).nullable(),
    author_association: z.string(),
  }),
);
type Comment = z.infer<typeof Comments>[number];
const Permission = z.object({ permission: z.string() });

const A_PAGE = 100;
const PAGES = 10;

/**
 * Oldest first. Costs one request, and one more for each person who spoke and is not the owner:
 * `author_association` names neither those who may write nor all who may. A MEMBER of the organisation
 * and a COLLABORATOR may only read, and who keeps their membership private is shown to an app as NONE.
 */
export async function remarksOf(
  repository: GithubRepository,
  number: number,
): Promise<readonly string[]> {
  const comments = (await commentsOf(repository, number)).filter(
    ({ user }) => user?.type === "User",
  );
  const logins = new Set(
    comments.flatMap((comment) => (isOwners(comment) ? [] : loginOf(comment))),
  );
  const answers = await Promise.all(
    [...logins].map(async (login) => [login, await mayWrite(repository, login)] as const),
  );
  const writers = new Set(answers.flatMap(([login, isWriter]) => (isWriter ? [login] : [])));
  const heard = comments.filter((comment) => isOwners(comment) || writers.has(loginOf(comment)));
  return heard.map(({ body }) => body ?? "");
}

async function commentsOf(
  { api, path }: GithubRepository,
  number: number,
): Promise<readonly Comment[]> {
  const all: Comment[] = [];
  for (let page = 1; page <= PAGES; page += 1) {
    const at = `${path}/issues/${number}/comments?per_page=${A_PAGE}&page=${page}`;
    const comments = await api.ask({ method: "GET", path: at }, Comments);
    all.push(...comments);
    if (comments.length < A_PAGE) break;
  }
  return all;
}

function isOwners({ author_association }: Comment): boolean {
  return author_association === "OWNER";
}

function loginOf({ user }: Comment): string {
  return user?.login ?? "";
}

/** `maintain` counts as `write` here, and `triage` as `read`: "Get repository permissions for a user". */
async function mayWrite({ api, path }: GithubRepository, login: string): Promise<boolean> {
  const at = `${path}/collaborators/${encodeURIComponent(login)}/permission`;
  const found = await api.find({ method: "GET", path: at }, Permission);
  return found !== null && ["admin", "write"].includes(found.permission);
}
