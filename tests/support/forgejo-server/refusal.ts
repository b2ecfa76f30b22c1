/** How the API says no. */

export interface Refusal {
  status: 400 | 401 | 403 | 404 | 405 | 409 | 422 | 423;
  message: string;
}

/** `APIError` of both descriptions: a message and an address. */
export function refused({ status, message }: Refusal): Response {
  return Response.json({ message, url: "http://127.0.0.1/api/swagger" }, { status });
}

/** APINotFound: said of what is not there, and of what one may not see. */
export function notFound(): Response {
  return refused({ status: 404, message: "The target couldn't be found." });
}
