/** Whether labels can be given. */
import { z } from "zod";
import type { Finding } from "../reviews.ts";
import { listed } from "./listed.ts";
import type { GitlabProject } from "./project.ts";

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
