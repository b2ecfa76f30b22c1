/** How the API says no, each with the place where it says that it does. */
import type { Api } from "gitea-js";

const STATUSES = [400, 401, 403, 404, 405, 409, 422, 423] as const;
type Status = (typeof STATUSES)[number];

/** An operation of the official API descriptions (Gitea 1.15.11 and 1.25.4), and what it answers. */
type Described = `${keyof Api<unknown>["repos"]} ${Status}`;

/** A function in Gitea's own routers/api/v1/api.go, where no description tells of it. */
type InGitea = `Gitea: ${string} ${Status}`;

/** Of an address, or a method on it, that no description has. */
type InHttp = "RFC 9110, 15.5.5 404" | "RFC 9110, 15.5.6 405";

/** Ends with the status, so that nothing is refused in a way that stands nowhere. */
export type Source = Described | InGitea | InHttp;

export interface Refusal {
  source: Source;
  message: string;
}

/** `APIError` of both descriptions: a message and an address. */
export function refused({ source, message }: Refusal): Response {
  const status = statusIn(source);
  return Response.json({ message, url: "http://127.0.0.1/api/swagger" }, { status });
}

/** APINotFound: said of what is not there, and of what one may not see. */
export function notFound(source: Source & `${string} 404`): Response {
  return refused({ source, message: "The target couldn't be found." });
}

function statusIn(source: Source): Status {
  const status = STATUSES.find((each) => source.endsWith(` ${each}`));
  if (status === undefined) throw new Error(`No status stands at the end of ${source}.`);
  return status;
}
