import { describe, expect, test } from "vitest";
import { GITEA_1_15, GITEA_1_25 } from "../../support/forgejo-server/state.ts";
import { NAME, proposalNamed } from "../git-host.contract.ts";
import { type ForgejoUnderTest, forgejoUnderTest, pullOf } from "./forgejo-under-test.ts";

async function heard({ server, host }: ForgejoUnderTest): Promise<readonly string[] | undefined> {
  await host.propose(proposalNamed(NAME));
  for (const login of ["ada", "grace", "mallory", "gone", "Ada"])
    pullOf(server, NAME).remarks.push({ login, body: login });
  return (await host.reviews?.read(NAME))?.remarks;
}

describe.each([
  ["Gitea 1.15", GITEA_1_15, "the owner alone", ["ada", "Ada"]],
  [
    "Gitea 1.25",
    GITEA_1_25,
    "the owner and whoever may write, and nobody who has left",
    ["ada", "grace", "Ada"],
  ],
] as const)("%s", (_, flavour, whom, logins) => {
  test(`hears ${whom}`, async () => {
    expect(await heard(await forgejoUnderTest(flavour))).toEqual(logins);
  });

  test("asks for nobody's right where only the owner has said something", async () => {
    const { server, host } = await forgejoUnderTest(flavour);
    await host.propose(proposalNamed(NAME));
    pullOf(server, NAME).remarks.push({ login: "ada", body: "drop 1" });
    server.requests.splice(0);
    expect((await host.reviews?.read(NAME))?.remarks).toEqual(["drop 1"]);
    expect(server.requests.map(({ path }) => path).join()).not.toContain("collaborators");
  });
});

test("With a token that may not ask for rights, only the owner is heard", async () => {
  const under = await forgejoUnderTest(GITEA_1_25);
  under.server.state.people.set("stet", "write");
  expect(await heard(under)).toEqual(["ada", "Ada"]);
});

test("Whether somebody may write is not guessed while the host is down", async () => {
  const under = await forgejoUnderTest(GITEA_1_25);
  under.server.fault = ({ path }) => (path.endsWith("/permission") ? "before" : null);
  await expect(heard(under)).rejects.toThrow("502");
});
