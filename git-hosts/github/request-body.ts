/** What GitHub's own description says that a request holds. */
import type { paths } from "@octokit/openapi-types";

export type RequestBody<
  Path extends keyof paths,
  Method extends keyof paths[Path],
> = paths[Path][Method] extends { requestBody?: { content: { "application/json": infer Body } } }
  ? Body
  : never;
