/** Whether labels can be given, and whether a webhook tells of pull requests. */
import { z } from "zod";
import { isHostProblem } from "../http/host-problem.ts";
import type { Finding } from "../reviews.ts";
import { note, right, wrong } from "./finding.ts";
import type { GithubRepository } from "./repository.ts";

const Hooks = z.array(z.object({ active: z.boolean(), events: z.array(z.string()) }));

/** GitHub makes a label with the first that is given it, for whoever may write issues. */
export async function examineLabels({ api, path }: GithubRepository): Promise<Finding> {
  const call = { method: "GET", path: `${path}/labels?per_page=1` } as const;
  if ((await orNull(api.find(call, z.array(z.unknown())))) !== null)
    return right("labels", "Labels can be read, and are made when they are needed.");
  const mend = "Let the token, or the GitHub App, read and write issues: labels belong to them.";
  return wrong("labels", "Labels cannot be read.", mend);
}

/** The webhook of a GitHub App is the app's own, and is not listed among those of a repository. */
export async function examineHooks({ api, path }: GithubRepository): Promise<Finding> {
  const hooks = await orNull(
    api.find({ method: "GET", path: `${path}/hooks?per_page=100` }, Hooks),
  );
  const isHeard = (event: string) => event === "pull_request" || event === "*";
  if (hooks?.some(({ active, events }) => active && events.some(isHeard)))
    return right("webhook", "A webhook tells of pull requests.");
  const where = "Settings → Webhooks of the repository, or the GitHub App's own, shows it.";
  if (hooks === null)
    return note("webhook", "Whether there is a webhook the token may not see.", where);
  const says =
    "No webhook of the repository tells of pull requests: without one, what became of them is seen some minutes later.";
  return note("webhook", says, where);
}

/** Null of what may not be seen; GitHub says 403 or 404 of it. */
async function orNull<T>(asked: Promise<T | null>): Promise<T | null> {
  try {
    return await asked;
  } catch (problem) {
    if (isHostProblem(problem, "denied")) return null;
    throw problem;
  }
}
