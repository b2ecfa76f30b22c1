/** Whether labels can be given, and whether a webhook tells of merge requests. */
import { z } from "zod";
import { isHostProblem } from "../http/host-problem.ts";
import type { Finding } from "../reviews.ts";
import type { GitlabProject } from "./project.ts";

/** `alert_status` says whether GitLab gave up on it (https://docs.gitlab.com/api/project_webhooks/). */
const Hooks = z.array(
  z.object({ merge_requests_events: z.boolean(), alert_status: z.string().optional() }),
);

/** GitLab makes a label with the first that is given it. */
export async function examineLabels(project: GitlabProject): Promise<Finding> {
  const about = "labels";
  const labels = await listed(project, "/labels?per_page=1", z.array(z.unknown()));
  if (labels !== null) {
    const says = "Labels can be read, and are made when they are needed.";
    return { about, verdict: "right", says, mend: "" };
  }
  const mend = `Let the token's user see the issues of ${project.settings.project}.`;
  return { about, verdict: "wrong", says: "Labels cannot be read.", mend };
}

export async function examineHooks(project: GitlabProject): Promise<Finding> {
  const about = "webhook";
  const hooks = await listed(project, "/hooks?per_page=100", Hooks);
  const isTelling = hooks?.some(
    (hook) => hook.merge_requests_events && (hook.alert_status ?? "executable") === "executable",
  );
  if (isTelling)
    return { about, verdict: "right", says: "A webhook tells of merge requests.", mend: "" };
  const says =
    hooks === null
      ? "Whether there is a webhook only a Maintainer of the project can see."
      : "No webhook tells of merge requests: what became of them is seen some minutes later.";
  return { about, verdict: "note", says, mend: "Settings > Webhooks shows it." };
}

/** Null of what may not be seen. */
async function listed<T>(
  project: GitlabProject,
  path: string,
  schema: z.ZodType<T>,
): Promise<T | null> {
  try {
    return await project.find({ method: "GET", path: project.at(path) }, schema);
  } catch (error) {
    if (isHostProblem(error, "denied")) return null;
    throw error;
  }
}
