/** The instance, the repository itself, its people and its webhooks. */
import { pageOfAll, ROOT, type Routes, restOf } from "./context.ts";
import { notFound, refused } from "./refusal.ts";
import { shownRepository } from "./shown.ts";
import { mayAdminister, type RepositoryState } from "./state.ts";

export function addRepositoryRoutes(routes: Routes, state: RepositoryState): void {
  routes.get("/api/v1/version", () => Response.json({ version: state.flavour.version }));
  routes.get("/api/v1/user", (context) => {
    // Gitea has had scopes since 1.19.
    if (!state.mayReadUser)
      return refused({
        source: "Gitea: tokenRequiresScopes 403",
        message: "token does not have at least one of required scope(s): [read:user]",
      });
    return Response.json({ login: context.get("login") });
  });
  routes.get(ROOT, (context) => Response.json(shownRepository(state, context.get("login"))));

  routes.get(`${ROOT}/collaborators/*`, (context) => {
    const [login = "", last] = restOf(context, "/collaborators/").split("/");
    // In the description of 1.25, and not in that of 1.15.
    if (!state.flavour.isNew || last !== "permission") return notFound("RFC 9110, 15.5.5 404");
    const asker = context.get("login");
    if (login !== asker && !mayAdminister(state, asker))
      return refused({
        source: "repoGetRepoPermissions 403",
        message: "Only admins can query all permissions",
      });
    const access = state.people.get(login);
    return access === undefined
      ? notFound("repoGetRepoPermissions 404")
      : Response.json({ permission: access, user: { login } });
  });
  routes.get(`${ROOT}/hooks`, (context) => {
    if (!mayAdminister(state, context.get("login")))
      return refused({
        source: "Gitea: reqAdmin 403",
        message: "user should be an owner or a collaborator with admin write of a repository",
      });
    return Response.json(pageOfAll(context, state.hooks));
  });
}
