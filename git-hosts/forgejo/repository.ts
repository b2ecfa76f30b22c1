/** One repository on a Forgejo or a Gitea, with what is found in it. */
import type { HostTools } from "../http/host-tools.ts";
import { newOwnLogin, type OwnLogin } from "../http/own-account.ts";
import { type Instance, newInstance } from "./instance.ts";
import { type Labels, newLabels } from "./labels.ts";
import { newPulls, type Pulls } from "./pulls.ts";
import { type ForgejoSettings, openApi, type RepositoryApi } from "./repository-api.ts";

export interface ForgejoRepository extends RepositoryApi {
  readonly instance: Instance;
  readonly pulls: Pulls;
  readonly labels: Labels;
  readonly ownLogin: OwnLogin;
}

export function openRepository(settings: ForgejoSettings, tools: HostTools): ForgejoRepository {
  const repository = openApi(settings, tools);
  const instance = newInstance(repository.api);
  const [pulls, labels] = [newPulls(repository, instance), newLabels(repository)];
  return { ...repository, instance, pulls, labels, ownLogin: newOwnLogin(repository.api) };
}
