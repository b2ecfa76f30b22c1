import {
  type Flavour,
  FORGEJO_13,
  GITEA_1_15,
  GITEA_1_25,
  GITEA_1_26,
} from "../../support/forgejo-server/state.ts";
import { describeGitHost } from "../git-host.contract.ts";
import { describeReviews } from "../reviews.contract.ts";
import { forgejoUnderTest } from "./forgejo-under-test.ts";

const HOSTS: [string, Flavour][] = [
  ["Gitea 1.15", GITEA_1_15],
  ["Gitea 1.25", GITEA_1_25],
  ["Gitea 1.26", GITEA_1_26],
  ["Forgejo 13", FORGEJO_13],
];
for (const [name, flavour] of HOSTS) {
  const fresh = () => forgejoUnderTest(flavour);
  describeGitHost(name, { fresh, remembersApprovals: true });
  const reason = "on its own branch: the API of this version moves a branch forward only";
  describeReviews(name, fresh, flavour.forcedBy === null ? { cannotRewrite: reason } : {});
}
