import { generateKeyPairSync } from "node:crypto";
import { join } from "node:path";
import { forgejoUnderTest } from "./git-hosts/forgejo/forgejo-under-test.ts";
import { githubUnderTest } from "./git-hosts/github/github-under-test.ts";
import { gitlabUnderTest } from "./git-hosts/gitlab/gitlab-under-test.ts";
import { describeJourney, describeShortJourney } from "./hosted-journey.contract.ts";
import { FORGEJO_13 } from "./support/forgejo-server/state.ts";
import { ALL_RIGHTS } from "./support/github-server/state.ts";
import { PROJECT_PATH } from "./support/gitlab-server/gitlab-state.ts";
import type { JourneyHost } from "./support/hosted-blog.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

describeJourney("a blog on GitHub, by a GitHub App", githubWithApp);

describeShortJourney("a blog on GitLab", async () => {
  const tested = await gitlabUnderTest();
  const { url: address, state } = tested.server;
  const at = { branch: "main", repository: PROJECT_PATH, address };
  return {
    ...tested,
    gitHost: { kind: "gitlab", ...at },
    environment: { STET_TOKEN: state.token },
  };
});

describeShortJourney("a blog on Forgejo", async () => {
  const tested = await forgejoUnderTest(FORGEJO_13);
  const { url: address, token, state } = tested.server;
  const at = { branch: "main", repository: `${state.owner}/${state.name}`, address };
  return { ...tested, gitHost: { kind: "forgejo", ...at }, environment: { STET_TOKEN: token } };
});

async function githubWithApp(): Promise<JourneyHost> {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  // An app's signature holds the time, and the service's clock is the real one.
  const tested = await githubUnderTest({}, Date.now);
  tested.server.state.app = {
    id: "815",
    installation: 42,
    publicKey: publicKey.export({ format: "pem", type: "spki" }).toString(),
    rights: ALL_RIGHTS,
  };
  const pem = privateKey.export({ format: "pem", type: "pkcs1" }).toString();
  const folder = temporaryFolder({ "app.pem": pem });
  const environment = { STET_APP_ID: "815", STET_APP_KEY: join(folder, "app.pem") };
  const { owner, name } = tested.server.state;
  const at = { branch: "main", repository: `${owner}/${name}`, address: tested.server.url };
  return { ...tested, gitHost: { kind: "github", ...at }, environment };
}
