/** Staticman's addresses, for forms that were made for it. What is sent goes the way of any entry. */
import { type Context, Hono } from "hono";
import { routePath } from "hono/route";
import { reasonOf } from "../log.ts";
import type { ServiceParts } from "../parts.ts";
import { receiveSubmission } from "../receive-submission.ts";
import type { RefusalCode } from "../refusals.ts";
import { answerForm, answerRetired, answerStaticmanError } from "./answers.ts";
import { readForm } from "./read-form.ts";

export const STATICMAN_VERSION = ":version{v[0-9]+}";

const SERVICES = ["github", "gitlab"];

export function staticmanRoutes(parts: ServiceParts, clientOf: (c: Context) => string): Hono {
  const routes = new Hono();

  /** User and repository are those of the blog, whatever is named: there is no other to choose. */
  const receive =
    (refusalOf: (c: Context) => RefusalCode | null) =>
    async (c: Context): Promise<Response> => {
      const request = c.req.raw;
      const form = await readForm(request, refusalOf(c), parts);
      const result = await receiveSubmission(form.body, request, clientOf(c), parts);
      return answerForm(c, form, result, parts);
    };
  const isOtherBranch = (c: Context) => c.req.param("branch") !== parts.site.gitHost.branch;

  routes.post(
    "/v2/entry/:user/:repo/:branch/:property?",
    receive((c) => (isOtherBranch(c) ? "branch_mismatch" : null)),
  );
  routes.post(
    "/v3/entry/:service/:user/:repo/:branch/:property?",
    receive((c) => {
      if (!SERVICES.includes(c.req.param("service") ?? "")) return "invalid_service";
      return isOtherBranch(c) ? "branch_mismatch" : null;
    }),
  );
  routes.post(
    `/${STATICMAN_VERSION}/entry/*`,
    receive((c) => (isServed(c.req.param("version")) ? "not_found" : "invalid_version")),
  );
  for (const name of ["connect", "encrypt", "auth", "webhook"] as const) {
    routes.all(`/${STATICMAN_VERSION}/${name}/*`, (c) => answerRetired(c, name, parts));
  }

  routes.onError((error, c) => {
    parts.log("failed", { route: routePath(c), reason: reasonOf(error) });
    return answerStaticmanError(c, "failed", parts);
  });
  return routes;
}

function isServed(version: string | undefined): boolean {
  return version === "v2" || version === "v3";
}
