/** Who asks, and whether they may. */
import { createMiddleware } from "hono/factory";
import { notFound, refused } from "./refusals.ts";
import type { Access, GithubState, Right } from "./state.ts";

export interface Asked {
  Variables: { access: Access };
}

/** "Authenticating with invalid credentials will initially return a 401 Unauthorized response." */
const INVALID_CREDENTIALS =
  "https://docs.github.com/en/rest/authentication/authenticating-to-the-rest-api 401";

/** "Your token has insufficient permissions"; the header `X-Accepted-GitHub-Permissions` says which it takes. */
const NOT_ACCESSIBLE =
  "https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#resource-not-accessible 403";

/** For everything that a token opens; what an app asks as itself comes before it. */
export function knownToken(state: GithubState) {
  return createMiddleware<Asked>(async (context, next) => {
    const token = context.req.header("authorization")?.replace(/^Bearer /, "") ?? "";
    const access = state.tokens.get(token);
    if (access === undefined || (access.until !== null && access.until <= state.clock()))
      throw refused(INVALID_CREDENTIALS, "Bad credentials");
    context.set("access", access);
    // Changelog of 2021-07-26, "Expiration options for personal access tokens".
    if (access.until !== null)
      context.header("github-authentication-token-expiration", shownMoment(access.until));
    return next();
  });
}

function shownMoment(time: number): string {
  return new Date(time)
    .toISOString()
    .replace("T", " ")
    .replace(/\.\d+Z$/, " UTC");
}

/** 404 also of a repository that the token may not see, "to avoid confirming the existence", and 301 where it was. */
export function knownRepository(state: GithubState) {
  return createMiddleware(async (context, next) => {
    const [, , owner, name] = context.req.path.split("/");
    if (owner !== state.owner) throw notFound("repos/get 404");
    if (name === state.name) return next();
    if (!state.formerNames.includes(name ?? "")) throw notFound("repos/get 404");
    // Description, repos/get: 301. Docs, "Best practices for using the REST API": follow redirects.
    const location = `${new URL(context.req.url).origin}/repositories/${state.id}`;
    return context.json({ message: "Moved Permanently", url: location }, 301, { location });
  });
}

/** "Resource not accessible": of a right that the token has not, named in a header. */
export function needs(right: Right, level: "read" | "write", or?: Right) {
  return createMiddleware<Asked>(async (context, next) => {
    const { rights } = context.get("access");
    const enough = level === "write" ? ["write"] : ["write", "read"];
    if ([right, or ?? right].some((each) => enough.includes(rights[each]))) return next();
    throw refused(NOT_ACCESSIBLE, "Resource not accessible by personal access token", {
      headers: { "x-accepted-github-permissions": `${right}=${level}` },
    });
  });
}
