/** What GitHub says of a repository. */
import { z } from "zod";

export const AboutRepository = z.object({
  default_branch: z.string(),
  private: z.boolean(),
  archived: z.boolean(),
  has_issues: z.boolean(),
  /** Of the user, or the app, that asks. */
  permissions: z.object({ push: z.boolean() }).optional(),
});

export type AboutRepository = z.infer<typeof AboutRepository>;
