/** What is read of the API's answers: only the fields that are used. */
import { z } from "zod";

export const Label = z.object({ id: z.int(), name: z.string() });

const Labels = z
  .array(Label)
  .nullish()
  .transform((labels) => labels ?? []);

const PullBranch = z
  .object({
    /** The branch, also when it is gone; empty where the pull request was pushed without a branch. */
    label: z.string(),
    /** The branch, or `refs/pull/7/head` where it is gone. */
    ref: z.string(),
    /** Empty where the host finds no commit. */
    sha: z.string(),
    repo_id: z.int(),
  })
  .nullish();

export const Pull = z.object({
  number: z.int(),
  state: z.enum(["open", "closed"]),
  merged: z.boolean(),
  updated_at: z.string(),
  title: z.string(),
  body: z.string(),
  labels: Labels,
  head: PullBranch,
  base: PullBranch,
});
export type Pull = z.infer<typeof Pull>;

/** With the files that it changed. */
export const Commit = z.object({
  files: z.array(z.object({ filename: z.string() })).nullish(),
});

export const Branch = z.object({
  commit: z.object({ id: z.string().min(1) }).nullable(),
  protected: z.boolean(),
  user_can_push: z.boolean(),
  enable_status_check: z.boolean().nullish(),
  /** Patterns of their names. */
  status_check_contexts: z.array(z.string()).nullish(),
});

/** In the list of all. */
export const NamedBranch = z.object({ name: z.string() });

export const Repository = z.object({
  default_branch: z.string(),
  empty: z.boolean(),
  archived: z.boolean(),
  private: z.boolean(),
  has_issues: z.boolean(),
  has_pull_requests: z.boolean(),
  permissions: z.object({ admin: z.boolean(), push: z.boolean() }).nullish(),
});
export type Repository = z.infer<typeof Repository>;

/** A folder is answered with a list. */
export const Contents = z.union([
  z.array(z.object({ name: z.string(), type: z.string(), sha: z.string() })),
  z.object({
    type: z.string(),
    size: z.number(),
    content: z.string().nullish(),
  }),
]);

export const Remark = z.object({ body: z.string(), user: z.object({ login: z.string() }) });

export const Issue = z.object({
  number: z.int(),
  title: z.string(),
  body: z.string(),
  labels: Labels,
  user: z.object({ login: z.string() }).nullish(),
});
export type Issue = z.infer<typeof Issue>;

export const User = z.object({ login: z.string() });

export const Permission = z.object({ permission: z.string() });

export const Hook = z.object({
  active: z.boolean(),
  events: z.array(z.string()),
  config: z.object({ url: z.string().default(""), content_type: z.string().optional() }),
});
export type Hook = z.infer<typeof Hook>;
