/** The same journey on a GitHub that others wrote: `npm run test:hosts`. */
import { afterAll, beforeAll } from "vitest";
import { emulatedGithub, OWNER, STRANGER } from "./git-hosts/github/emulated-github.ts";
import { describeJourney } from "./hosted-journey.contract.ts";
import { type GithubEmulator, startGithubEmulator } from "./support/github-emulator.ts";

let emulator: GithubEmulator;
beforeAll(async () => {
  emulator = await startGithubEmulator([OWNER, STRANGER]);
});
afterAll(async () => {
  await emulator?.stop();
});

describeJourney("a blog on the emulator", async () => {
  const tested = await emulatedGithub(emulator.url);
  const { baseUrl: address, owner, repository } = tested.settings;
  const at = { branch: "main", repository: `${owner}/${repository}`, address };
  return { ...tested, gitHost: { kind: "github", ...at }, environment: { STET_TOKEN: OWNER } };
});
