/** Opens the git host that the settings name. Asks it nothing yet. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { forgejo } from "./forgejo/forgejo.ts";
import type { GitHost } from "./git-host.ts";
import { github } from "./github/github.ts";
import { gitlab } from "./gitlab/gitlab.ts";
import type { Credentials, HostSettings } from "./host-settings.ts";
import type { HostTools } from "./http/host-tools.ts";
import { oneWriter } from "./one-writer.ts";
import { plainGit } from "./plain-git/plain-git.ts";

/** Throws where the key of a GitHub App cannot be read. */
export function connectGitHost(settings: HostSettings, tools: HostTools): GitHost {
  switch (settings.kind) {
    case "git":
      return plainGit({ ...settings, directory: resolve(settings.directory) });
    case "gitlab": {
      const { address: baseUrl, repository: project, branch, token } = settings;
      return oneWriter(gitlab({ baseUrl, project, branch, token }, tools));
    }
    case "forgejo": {
      const { address: baseUrl, branch, token } = settings;
      return oneWriter(
        forgejo({ baseUrl, ...ownerAndName(settings.repository), branch, token }, tools),
      );
    }
    case "github": {
      const { address: baseUrl, branch } = settings;
      const credentials = readCredentials(settings.credentials);
      return oneWriter(
        github({ baseUrl, ...ownerAndName(settings.repository), branch, credentials }, tools),
      );
    }
  }
}

function ownerAndName(path: string): { owner: string; repository: string } {
  const [owner = "", repository = ""] = path.split("/");
  return { owner, repository };
}

function readCredentials(credentials: Credentials) {
  if ("token" in credentials) return credentials;
  const { appId, installationId, keyFile } = credentials;
  try {
    return { appId, installationId, privateKey: readFileSync(keyFile, "utf8") };
  } catch (cause) {
    throw new Error(
      `STET_APP_KEY names ${keyFile}, which cannot be read. It is the file with the private key that GitHub gave you for the app.`,
      { cause },
    );
  }
}
