/** What does not fit an official description and is right all the same, each with its reason. */
import type { Misfit } from "./check-request.ts";

interface Exception {
  host: RegExp;
  operation: RegExp;
  field: RegExp;
  reason: string;
}

const EXCEPTIONS: readonly Exception[] = [
  {
    host: /Gitea|Forgejo/,
    operation: /^POST .*\/contents$/,
    field: /^body\.force_(?:push|overwrite_new_branch)$/,
    reason:
      "Gitea has force_push since 1.26, and Forgejo force_overwrite_new_branch; who knows one of them, or neither, leaves the other aside",
  },
  {
    host: /GitLab/,
    operation: /\/(?:issues|merge_requests)(?:\/\{[^}]+\})?$/,
    field: /^body\.(?:add_|remove_)?labels$/,
    reason:
      "GitLab documents labels as a text with commas between them, and describes what it makes of that",
  },
  {
    host: /GitLab/,
    operation: /^POST .*\/repository\/commits$/,
    field:
      /^body(?:\.(?:branch|start_branch|commit_message|author_(?:name|email)|stats|force|actions))?$/,
    reason:
      "GitLab documents these fields as JSON (docs.gitlab.com/api/commits), and describes the file that its own proxy makes of them",
  },
];

/** The reason; null where it is simply wrong. */
export function exceptionFor(host: string, { operation, field }: Misfit): string | null {
  const found = EXCEPTIONS.find(
    (each) => each.host.test(host) && each.operation.test(operation) && each.field.test(field),
  );
  return found?.reason ?? null;
}
