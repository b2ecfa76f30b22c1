/** Who may write to a GitLab project. */
import { z } from "zod";
import type { GitlabProject } from "./project.ts";

const Member = z.object({ access_level: z.number() });

/** https://docs.gitlab.com/api/access_requests/#valid-access-levels */
export const DEVELOPER = 30;

/** Also by way of a group; 0 for who is no member. */
export async function accessLevelOf(project: GitlabProject, user: number): Promise<number> {
  const path = project.at(`/members/all/${user}`);
  return (await project.find({ method: "GET", path }, Member))?.access_level ?? 0;
}

export async function isWriter(project: GitlabProject, user: number): Promise<boolean> {
  return (await accessLevelOf(project, user)) >= DEVELOPER;
}
