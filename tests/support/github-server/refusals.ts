/** Refusals as GitHub words them. */
import { HTTPException } from "hono/http-exception";

export function refused(
  status: 400 | 401 | 403 | 404 | 409 | 410 | 422,
  message: string,
  more: { errors?: readonly object[]; headers?: Record<string, string> } = {},
): HTTPException {
  const { errors, headers = {} } = more;
  const body = { message, ...(errors === undefined ? {} : { errors }) };
  return new HTTPException(status, { res: Response.json(body, { status, headers }) });
}

/** Schema validation-error of the description. */
export function invalid(resource: string, field: string, code: string): HTTPException {
  return refused(422, "Validation Failed", { errors: [{ resource, field, code }] });
}

export function notFound(): HTTPException {
  return refused(404, "Not Found");
}
