/** Lists of a project that not every token may see. */
import type { z } from "zod";
import { isHostProblem } from "../http/host-problem.ts";
import type { GitlabProject } from "./project.ts";

/** Null of what may not be seen. */
export async function listed<T>(
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
