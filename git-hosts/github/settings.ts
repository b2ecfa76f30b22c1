/** Which repository on GitHub, and who we are there. */

export interface GithubSettings {
  /** `https://api.github.com`; of GitHub Enterprise Server `https://HOSTNAME/api/v3`. */
  baseUrl: string;
  owner: string;
  repository: string;
  /** The main branch. */
  branch: string;
  credentials: GithubToken | GithubApp;
}

/** A personal access token; fine-grained ones are made for a single repository. */
export interface GithubToken {
  token: string;
}

export interface GithubApp {
  /** The app's id or its client id. */
  appId: string;
  /** Null: the one of the repository is looked for. */
  installationId: number | null;
  /** PEM as GitHub gives it (PKCS#1), or PKCS#8. */
  privateKey: string;
}
