/** Which branches of proposals are there. */
import { z } from "zod";
import { BRANCHES, nameOfBranch } from "../proposal-name.ts";
import type { GitlabProject } from "./project.ts";

const Branches = z.array(z.object({ name: z.string() }));
/** The most that GitLab gives at once. */
const PAGE = 100;

export async function branches(project: GitlabProject): Promise<string[]> {
  const names: string[] = [];
  for (let page = 1; ; page += 1) {
    const query = new URLSearchParams({
      search: `^${BRANCHES}`,
      per_page: String(PAGE),
      page: String(page),
    });
    const path = project.at(`/repository/branches?${query}`);
    const found = await project.ask({ method: "GET", path }, Branches);
    names.push(...found.flatMap(({ name }) => nameOfBranch(name) ?? []));
    if (found.length < PAGE) return names;
  }
}
