/** How GitLab says no, each with the place where it says that it does. */

type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 429;

/** Thrown by a route; the server answers with it. */
export class Refusal extends Error {
  readonly status: RefusalStatus;
  readonly body: unknown;

  constructor(status: RefusalStatus, body: unknown) {
    super(JSON.stringify(body));
    this.status = status;
    this.body = body;
  }
}

/** https://docs.gitlab.com/api/rest/authentication/: "If authentication information is not valid or is missing, GitLab returns an error message with a status code of 401". */
export const unauthorized = () => new Refusal(401, { message: "401 Unauthorized" });

/** https://docs.gitlab.com/api/rest/troubleshooting/#status-codes: 403 "The request isn't allowed." The form of the answer is that of RFC 6750, 3.1. */
export const narrowScope = () =>
  new Refusal(403, {
    error: "insufficient_scope",
    error_description: "The request requires higher privileges than provided by the access token.",
    scope: "api",
  });

/** The same table: 403 for a user without the right; since 13.5 the commits API says so of a branch too. */
export const forbidden = (reason = "") =>
  new Refusal(403, { message: `403 Forbidden${reason === "" ? "" : ` - ${reason}`}` });

export const MAY_NOT_PUSH = "You are not allowed to push into this branch";

/** The same table: 404 "A resource could not be accessed. For example, an ID for a resource could not be found, or the user isn't authorized to access the resource." */
export const notFound = (what: "Project" | "Branch" | "File" | "Commit" | "Tree" | "") =>
  new Refusal(404, { message: `404 ${what === "" ? "" : `${what} `}Not Found` });

/** The same table: 400 "A required attribute of the API request is missing", and for whatever a commit cannot be made of. */
export const badRequest = (message: unknown) => new Refusal(400, { message });

/** The same table: 409 "A conflicting resource already exists." */
export const secondMergeRequest = (iid: number) =>
  new Refusal(409, {
    message: [`Another open merge request already exists for this source branch: !${iid}`],
  });
