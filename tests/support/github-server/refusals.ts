/** Refusals as GitHub words them, each with the place where GitHub says that it refuses so. */
import type { operations } from "@octokit/openapi-types";
import { HTTPException } from "hono/http-exception";

const STATUSES = [400, 401, 403, 404, 409, 410, 422] as const;
type Status = (typeof STATUSES)[number];

/** An answer to an operation in the official description, such as `git/create-tree 404`: another one does not compile. */
type Described = {
  [Operation in keyof operations]: `${Operation} ${Status & keyof operations[Operation]["responses"]}`;
}[keyof operations];

/** A page of the documentation, and the status that it tells of. */
type Documented = `https://docs.github.com/en/${string} ${Status}`;

/** Ends with the status, so that nothing is refused in a way that stands nowhere. */
export type Source = Described | Documented;

export function refused(
  source: Source,
  message: string,
  more: { errors?: readonly object[]; headers?: Record<string, string> } = {},
): HTTPException {
  const { errors, headers = {} } = more;
  const status = statusIn(source);
  const body = { message, ...(errors === undefined ? {} : { errors }) };
  return new HTTPException(status, { res: Response.json(body, { status, headers }) });
}

/** Schema validation-error of the description. */
export function invalid(
  source: Source & `${string} 422`,
  resource: string,
  field: string,
  code: string,
): HTTPException {
  return refused(source, "Validation Failed", { errors: [{ resource, field, code }] });
}

export function notFound(source: Source & `${string} 404`): HTTPException {
  return refused(source, "Not Found");
}

function statusIn(source: Source): Status {
  const status = STATUSES.find((each) => source.endsWith(` ${each}`));
  if (status === undefined) throw new Error(`No status stands at the end of ${source}.`);
  return status;
}
