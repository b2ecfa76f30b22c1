/** What GitLab says of the token itself. */
import { z } from "zod";
import type { Finding } from "../reviews.ts";
import { tokenEnd } from "../token-end.ts";
import type { GitlabProject } from "./project.ts";

/** https://docs.gitlab.com/api/personal_access_tokens/: those of projects and groups are such tokens too. */
const Token = z.object({
  scopes: z.array(z.string()),
  user_id: z.number(),
  /** `YYYY-MM-DD`; it is void from the beginning of that day, UTC. */
  expires_at: z.string().nullish(),
});
type Token = z.infer<typeof Token>;

export interface ExaminedToken {
  findings: Finding[];
  /** The id of the token's user; null where GitLab does not say. */
  user: number | null;
}

/** `now` is in milliseconds since 1970. Throws a HostProblem where GitLab gives no answer, or refuses. */
export async function examineToken(project: GitlabProject, now: number): Promise<ExaminedToken> {
  const token = await project.find({ method: "GET", path: "/personal_access_tokens/self" }, Token);
  const { baseUrl } = project.settings;
  const host: Finding = {
    about: "host",
    verdict: "right",
    says: `${baseUrl} answers.`,
    mend: "",
  };
  if (token === null) return { findings: [host, UNKNOWN], user: null };
  return { findings: [host, scopeOf(token), ...expiryOf(token, now)], user: token.user_id };
}

const UNKNOWN: Finding = {
  about: "token",
  verdict: "note",
  says: "This GitLab tells nothing of its tokens: it is older than 15.5.",
  mend: "Look by hand whether the token has the scope api, and when it expires.",
};

function scopeOf({ scopes }: Token): Finding {
  if (scopes.includes("api"))
    return { about: "token", verdict: "right", says: "The token has the scope api.", mend: "" };
  return {
    about: "token",
    verdict: "wrong",
    says: `The token has the scopes ${scopes.join(", ")}, and not api.`,
    mend: "Make a new token with the scope api.",
  };
}

function expiryOf({ expires_at }: Token, now: number): Finding[] {
  const end = Date.parse(expires_at ?? "");
  return tokenEnd(Number.isNaN(end) ? null : end, expires_at ?? "", now);
}
