/** How GitLab says no, each with the place where it says that it does. */

const STATUSES = [400, 401, 403, 404, 409] as const;
type Status = (typeof STATUSES)[number];

/** A page of the documentation, and the status that it tells of: nothing is refused in a way that stands nowhere. */
export type Source = `https://docs.gitlab.com/${string} ${Status}`;

/** "The following table shows the possible return codes for API requests." */
const STATUS_CODES = "https://docs.gitlab.com/api/rest/troubleshooting/#status-codes";
/** "An attribute did not pass the validation": also for whatever a commit cannot be made of. */
const VALIDATION = "https://docs.gitlab.com/api/rest/troubleshooting/#status-code-400";
/** "If authentication information is not valid or is missing, GitLab returns an error message with a status code of 401." */
const AUTHENTICATION = "https://docs.gitlab.com/api/rest/authentication/";

/** Thrown by a route; the server answers with it. */
export class Refusal extends Error {
  readonly status: Status;
  readonly body: unknown;

  constructor(source: Source, body: unknown) {
    super(JSON.stringify(body));
    const status = STATUSES.find((each) => source.endsWith(` ${each}`));
    if (status === undefined) throw new Error(`No status stands at the end of ${source}.`);
    this.status = status;
    this.body = body;
  }
}

export const unauthorized = () =>
  new Refusal(`${AUTHENTICATION} 401`, { message: "401 Unauthorized" });

/** "The request isn't allowed." The form of the answer is that of RFC 6750, 3.1. */
export const narrowScope = () =>
  new Refusal(`${STATUS_CODES} 403`, {
    error: "insufficient_scope",
    error_description: "The request requires higher privileges than provided by the access token.",
    scope: "api",
  });

/** The same, of a user without the right; since 13.5 the commits API says so of a branch too. */
export const forbidden = (reason = "") =>
  new Refusal(`${STATUS_CODES} 403`, {
    message: `403 Forbidden${reason === "" ? "" : ` - ${reason}`}`,
  });

export const MAY_NOT_PUSH = "You are not allowed to push into this branch";

/** "An ID for a resource could not be found, or the user isn't authorized to access the resource." */
export const notFound = (what: "Project" | "Branch" | "File" | "Commit" | "Tree" | "") =>
  new Refusal(`${STATUS_CODES} 404`, { message: `404 ${what === "" ? "" : `${what} `}Not Found` });

export const badRequest = (message: unknown) => new Refusal(`${VALIDATION} 400`, { message });

/** "A required attribute of the API request is missing", or is another than it may be. */
export const badBody = (error: string) => new Refusal(`${VALIDATION} 400`, { error });

/** "A conflicting resource already exists." */
export const secondMergeRequest = (iid: number) =>
  new Refusal(`${STATUS_CODES} 409`, {
    message: [`Another open merge request already exists for this source branch: !${iid}`],
  });
