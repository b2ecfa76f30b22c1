/** What GitLab takes in requests, by the names it gives it: checked against published types. */
import type {
  CommitAction,
  CreateCommitOptions,
  CreateIssueOptions,
  CreateMergeRequestOptions,
  EditIssueOptions,
  EditMergeRequestOptions,
} from "@gitbeaker/core";

/** `sourceBranch` is `source_branch` in a request. */
type SnakeCase<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${SnakeCase<Rest>}`
  : "";

type Sent<T> = { [Name in keyof T as Name extends string ? SnakeCase<Name> : never]: T[Name] };

export type NewCommit = Sent<Omit<CreateCommitOptions, "actions">> & {
  branch: string;
  commit_message: string;
  actions: FileAction[];
};

export type FileAction = Sent<CommitAction>;

export type NewMergeRequest = Sent<CreateMergeRequestOptions> & {
  title: string;
  source_branch: string;
  target_branch: string;
};

export type MergeRequestEdit = Sent<EditMergeRequestOptions>;

export type NewIssue = Sent<CreateIssueOptions> & { title: string };

export type IssueEdit = Sent<EditIssueOptions>;
