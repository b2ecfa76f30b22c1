/** How a submission is put before the moderator: the words that name it in git. */
import { submissionPath } from "./paths.ts";
import { stableJson } from "./stable-json.ts";
import { Submission } from "./submission.ts";

/** Why a submission may be spam; fixed sentences only, so that nothing typed gets into a commit message. */
export const SUSPICIONS = {
  links: "three links or more",
  "link-in-name": "the name holds a link",
  "author-name": "the name is the author's own",
  "no-letters": "no letters in the text",
  "hidden-field": "a field that people cannot see was filled in at first",
  "too-quick": "sent within moments of opening the form at first",
} as const;
export type Suspicion = keyof typeof SUSPICIONS;

/** One branch with one commit that adds `files`; the shape every git host takes. */
export interface SubmissionProposal {
  name: string;
  title: string;
  body: string;
  files: { path: string; content: string }[];
  /** What a pull request shows. */
  review: { title: string; body: string; labels: string[] };
}

const TRAILER = "Suspicion";

/** A proposal's name is the submission's id; git hosts make their branch name of it. */
export function proposalOf(
  submission: Submission,
  suspicions: readonly Suspicion[],
): SubmissionProposal {
  const title = `Add comment ${submission.id} on ${submission.post}`;
  const body = suspicions.map((suspicion) => `${TRAILER}: ${SUSPICIONS[suspicion]}`).join("\n");
  return {
    name: submission.id,
    title,
    body,
    review: { title, body, labels: ["comment"] },
    files: [
      {
        path: submissionPath(submission.post, submission.id),
        content: stableJson(Submission, submission),
      },
    ],
  };
}

/** Reads back from a proposal's text why it may be spam. */
export function suspicionsIn(body: string): string[] {
  return body
    .split(/\r?\n/)
    .filter((line) => line.startsWith(`${TRAILER}: `))
    .map((line) => line.slice(TRAILER.length + 2));
}
