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

/** What a pull request shows; in `review/` are those that say more. */
export interface Review {
  title: string;
  /** Markdown. */
  body: string;
  labels: string[];
  /** Of the labels that we give, those that are not true of it. */
  notLabels: string[];
}

/** One branch with one commit that adds `files`; the shape every git host takes. */
export interface SubmissionProposal {
  name: string;
  title: string;
  body: string;
  files: { path: string; content: string }[];
  review: Review;
}

const TRAILER = "Suspicion";
const LABEL = "comment";

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
    review: { title, body, labels: [LABEL], notLabels: [] },
    files: [fileOf(submission)],
  };
}

/**
 * Several submissions in one pull request. Its commit has no trailers, which would be said of all of
 * them: why one may be spam stands in the review.
 */
export function batchProposalOf(
  name: string,
  submissions: readonly Submission[],
): SubmissionProposal {
  const { title, body, files } = publicationOf(submissions);
  return { name, title, body, review: { title, body, labels: [LABEL], notLabels: [] }, files };
}

/** One commit that adds them all. */
export function publicationOf(
  submissions: readonly Submission[],
): Pick<SubmissionProposal, "title" | "body" | "files"> {
  return {
    title: `Add ${submissions.length} comment${submissions.length === 1 ? "" : "s"}`,
    body: submissions.map(({ id, post }) => `- ${id} on ${post}`).join("\n"),
    files: submissions.map(fileOf),
  };
}

function fileOf(submission: Submission): SubmissionProposal["files"][number] {
  return {
    path: submissionPath(submission.post, submission.id),
    content: stableJson(Submission, submission),
  };
}

/** Reads back from a proposal's text why it may be spam. */
export function suspicionsIn(body: string): string[] {
  return body
    .split(/\r?\n/)
    .filter((line) => line.startsWith(`${TRAILER}: `))
    .map((line) => line.slice(TRAILER.length + 2));
}
