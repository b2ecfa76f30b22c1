/** How git is run, and what happens where it does not come back. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { gitIn, TooMuchOutput } from "../../../git-hosts/plain-git/git.ts";
import { openRepository, untilMoved } from "../../../git-hosts/plain-git/repository.ts";
import { withGit } from "../../support/git-in-path.ts";
import { gitRepository } from "../../support/git-repository.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { moderated } from "./moderated-repository.ts";

test("A git that hangs is stopped, and the error says which and for how long", async () => {
  const { folder } = gitRepository();
  const git = gitIn(folder, { limitMs: 50 });
  const hanging = withGit("exec sleep 60", () => git.text(["fetch", "origin"]));
  await expect(hanging).rejects.toThrow(/git fetch origin failed in .*not done after 0.05 seconds/);
});

test("A git that prints more than is wanted is stopped, and one that prints as much is not", async () => {
  const git = gitIn(gitRepository().folder);
  const endless = withGit("exec yes", () => git.text(["log"], { maxBytes: 1_000 }));
  await expect(endless).rejects.toThrow(TooMuchOutput);
  await expect(endless).rejects.toThrow(
    /^git log in .* printed more than 1000 bytes, and was stopped/,
  );
  const enough = withGit("printf 0123456789; exit", () => git.text(["log"], { maxBytes: 10 }));
  expect(await enough).toBe("0123456789");
});

test("What git writes for us outlasts a power cut, whatever the machine's settings are", async () => {
  const { folder, git } = gitRepository();
  git("config", "core.fsync", "none");
  expect(await gitIn(folder).text(["config", "core.fsync"])).toBe("committed,reference");
});

test("Nobody is asked for a password by a service, and a moderator may be", async () => {
  const { host, moderation } = moderated(gitRepository());
  const seen = join(temporaryFolder(), "seen");
  const note = `echo "\${GIT_TERMINAL_PROMPT:-ask}" > "${seen}"`;
  const noted = async (action: () => Promise<unknown>) => {
    await withGit(note, action);
    return readFileSync(seen, "utf8").trim();
  };
  expect(await noted(() => host.stateOf("01a"))).toBe("0");
  expect(await noted(() => moderation.listOpen())).toBe("ask");
});

test("Pauses between attempts, so that two who collide do not go on in step", async () => {
  const { folder: directory } = gitRepository();
  const repository = openRepository({ directory, branch: "main", remote: null });
  const steps: string[] = [];
  const attempt = async () => {
    steps.push("attempt");
    return steps.length === 5 ? "done" : undefined;
  };
  const pause = async () => void steps.push("pause");
  expect(await untilMoved(repository, attempt, pause)).toBe("done");
  expect(steps).toEqual(["attempt", "pause", "attempt", "pause", "attempt"]);
});
