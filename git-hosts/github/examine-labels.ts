/** Whether labels can be given. */
import { z } from "zod";
import type { Finding } from "../reviews.ts";
import { right, wrong } from "./finding.ts";
import { orNull } from "./or-null.ts";
import type { GithubRepository } from "./repository.ts";

/** GitHub makes a label with the first that is given it, for whoever may write issues. */
export async function examineLabels({ api, path }: GithubRepository): Promise<Finding> {
  const call = { method: "GET", path: `${path}/labels?per_page=1` } as const;
  if ((await orNull(api.find(call, z.array(z.unknown())))) !== null)
    return right("labels", "Labels can be read, and are made when they are needed.");
  const mend = "Let the token, or the GitHub App, read and write issues: labels belong to them.";
  return wrong("labels", "Labels cannot be read.", mend);
}
