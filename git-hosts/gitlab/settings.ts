/** Which project on which GitLab, and what comes from outside besides. */

export interface GitlabSettings {
  /** The instance, such as `https://gitlab.com`; its API is below `/api/v4`. */
  baseUrl: string;
  /** The project's path, such as `group/sub/blog`. */
  project: string;
  /** The main branch. */
  branch: string;
  /** With the scope `api`. */
  token: string;
}
