/** Whether a GitLab project is set up so that comments can be proposed and approved. */
import { z } from "zod";
import type { Finding } from "../reviews.ts";
import type { GitlabProject } from "./project.ts";

const Project = z.object({
  path_with_namespace: z.string(),
  default_branch: z.string().nullish(),
  visibility: z.string().optional(),
  archived: z.boolean().optional(),
  merge_requests_access_level: z.string().optional(),
  issues_access_level: z.string().optional(),
  merge_method: z.string().optional(),
  only_allow_merge_if_pipeline_succeeds: z.boolean().nullish(),
});
type Project = z.infer<typeof Project>;
const Branch = z.object({ protected: z.boolean(), can_push: z.boolean().optional() });
type Branch = z.infer<typeof Branch>;

/** Throws a HostProblem where there is no such project. */
export async function examineProject(project: GitlabProject): Promise<Finding[]> {
  const { branch } = project.settings;
  const found = await project.ask({ method: "GET", path: project.at("") }, Project);
  const path = project.at(`/repository/branches/${encodeURIComponent(branch)}`);
  const main = await project.find({ method: "GET", path }, Branch);
  return [
    repositoryOf(found),
    ...branchOf(found, branch, main),
    ...mergeRequestsOf(found),
    checksOf(found),
    ...issuesOf(found),
    ...visibilityOf(found),
  ];
}

function repositoryOf({ path_with_namespace: path, archived }: Project): Finding {
  const about = "repository";
  if (archived !== true) return { about, verdict: "right", says: `${path} is there.`, mend: "" };
  return {
    about,
    verdict: "wrong",
    says: `${path} is archived: nobody can change it.`,
    mend: "Unarchive it in Settings > General > Advanced.",
  };
}

function branchOf(
  { default_branch: byDefault }: Project,
  branch: string,
  found: Branch | null,
): Finding[] {
  const about = "branch";
  if (found === null)
    return [
      {
        about,
        verdict: "wrong",
        says: `There is no branch "${branch}"; the default branch is "${byDefault ?? ""}".`,
        mend: "Name the branch that the site is built from in the settings.",
      },
    ];
  const there: Finding = { about, verdict: "right", says: `"${branch}" is there.`, mend: "" };
  const other: Finding = {
    about,
    verdict: "note",
    says: `Comments go to "${branch}", and the default branch is "${byDefault ?? ""}".`,
    mend: "If the site is built from the default branch, name that one in the settings.",
  };
  const shut: Finding = {
    about,
    verdict: "note",
    says: `"${branch}" is protected, and the token's user may not push to it: comments can be proposed, and none can be published without approval.`,
    mend: "If comments are to be published at once, let that user push in Settings > Repository > Protected branches.",
  };
  return [
    there,
    ...(byDefault === branch ? [] : [other]),
    ...(found.can_push === false ? [shut] : []),
  ];
}

function mergeRequestsOf(project: Project): Finding[] {
  const about = "pull-requests";
  if (project.merge_requests_access_level === "disabled")
    return [
      {
        about,
        verdict: "wrong",
        says: "Merge requests are switched off.",
        mend: "Switch them on in Settings > General > Visibility, project features, permissions.",
      },
    ];
  const on: Finding = { about, verdict: "right", says: "Merge requests are on.", mend: "" };
  const forward: Finding = {
    about,
    verdict: "note",
    says: "Merge requests are merged without a merge commit: after each approval all others must be rebased first.",
    mend: "In Settings > Merge requests, choose the merge method Merge commit.",
  };
  return [
    on,
    ...(project.merge_method === undefined || project.merge_method === "merge" ? [] : [forward]),
  ];
}

function checksOf({ only_allow_merge_if_pipeline_succeeds: isNeeded }: Project): Finding {
  const about = "checks";
  if (isNeeded === true)
    return {
      about,
      verdict: "right",
      says: "Only what a pipeline has passed can be merged: a comment can be approved when it has run.",
      mend: "",
    };
  return {
    about,
    verdict: "note",
    says: "Merge requests can be merged without a pipeline that has passed.",
    mend: "In Settings > Merge requests, choose Pipelines must succeed, once there is one.",
  };
}

function issuesOf({ issues_access_level }: Project): Finding[] {
  if (issues_access_level !== "disabled") return [];
  return [
    {
      about: "repository",
      verdict: "wrong",
      says: "Issues are switched off: the notice of suspected spam cannot be shown, and nobody can rescue a comment from it.",
      mend: "Switch them on in Settings > General > Visibility, project features, permissions.",
    },
  ];
}

function visibilityOf({ visibility }: Project): Finding[] {
  const about = "visibility";
  if (visibility === undefined) return [];
  if (visibility !== "public")
    return [{ about, verdict: "right", says: `The project is ${visibility}.`, mend: "" }];
  return [
    {
      about,
      verdict: "note",
      says: "The project is public: everybody can read comments that wait, and those that were refused. GitLab keeps the commits of a closed merge request for ever, also when its branch is deleted.",
      mend: "A private project shows them to its members alone; the site does not need it to be public.",
    },
  ];
}
