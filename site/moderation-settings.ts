/** What is published unseen, and how long suspected spam is kept: the part of site.config.ts that says so. */
import { z } from "zod";

/** Whoever moderates once a month still sees all of it; beyond that it is a heap that nobody looks through. */
const LONGEST_DAYS = 60;

export const ModerationSettings = z.strictObject({
  /**
   * `nothing`: every comment waits for the moderator. `unsuspected`: what does not look like spam
   * goes to the main branch at once, whoever sent it.
   */
  publish: z
    .enum(["nothing", "unsuspected"], 'expected "nothing" or "unsuspected"')
    .default("nothing"),
  /** Days after which suspected spam that nobody rescued is deleted; on plain git, marked as spam. */
  keepSuspectsDays: z.int().min(1).max(LONGEST_DAYS).default(14),
});
export type Moderation = z.infer<typeof ModerationSettings>;
