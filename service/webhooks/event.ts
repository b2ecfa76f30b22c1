/** What a genuine webhook is about. Nothing is taken from it but that something may have changed. */
import { z } from "zod";
import type { SendingHost, SentWebhook } from "./signature.ts";

export type Meaning =
  /** A proposal, a remark below one, or a notice may have changed. */
  | "look"
  /** The git host tries whether anybody is there. */
  | "ping"
  /** Of another kind, or another repository. */
  | "nothing"
  | "unreadable";

interface Dialect {
  /** The first of these headers that is there names the event. */
  headers: readonly string[];
  looks: ReadonlySet<string>;
  /** Where a payload has the repository's path. */
  repository: z.ZodType<string>;
}

const FullName = z
  .object({ repository: z.object({ full_name: z.string() }) })
  .transform(({ repository }) => repository.full_name);
const PathWithNamespace = z
  .object({ project: z.object({ path_with_namespace: z.string() }) })
  .transform(({ project }) => project.path_with_namespace);

const DIALECTS: Readonly<Record<SendingHost, Dialect>> = {
  github: {
    headers: ["x-github-event"],
    looks: new Set(["pull_request", "issue_comment", "issues"]),
    repository: FullName,
  },
  // What is finer than these (labels, remarks on pull requests) stands in X-Forgejo-Event-Type.
  forgejo: {
    headers: ["x-forgejo-event", "x-gitea-event"],
    looks: new Set(["pull_request", "pull_request_comment", "issue_comment", "issues"]),
    repository: FullName,
  },
  gitlab: {
    headers: ["x-gitlab-event"],
    looks: new Set([
      ...["Merge Request Hook", "Note Hook", "Issue Hook"],
      ...["Confidential Note Hook", "Confidential Issue Hook"],
    ]),
    repository: PathWithNamespace,
  },
};

/** `repository` is its path on the git host; hosts take letters of either case for the same. */
export function meaningOf(
  { headers, body }: SentWebhook,
  host: SendingHost,
  repository: string,
): Meaning {
  const dialect = DIALECTS[host];
  const [event] = dialect.headers.flatMap((name) => headers.get(name) ?? []);
  if (event === "ping") return "ping";
  if (event === undefined || !dialect.looks.has(event)) return "nothing";
  const payload = dialect.repository.safeParse(jsonIn(body));
  if (!payload.success) return "unreadable";
  return payload.data.toLowerCase() === repository.toLowerCase() ? "look" : "nothing";
}

function jsonIn(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}
