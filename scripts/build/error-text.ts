/** What a person needs to read of an error of the build. */
import { BadFile } from "../../comments/bad-file.ts";

/** What was wrong in a process of the build, in words for who reads them. */
export class BuildProblem extends Error {}

/** A mistake in a file is told without a stack; of anything else, Eleventy's and its cause. */
export function errorText(error: unknown): string {
  const chain = causesOf(error);
  if (error instanceof BuildProblem) return error.message;
  const badFile = chain.find((cause) => cause instanceof BadFile);
  if (badFile) return `The site was not built. Please mend:\n${badFile.message}`;
  const reasons = chain.length > 0 ? chain.map(({ message }) => message.trim()) : [String(error)];
  return `The site was not built.\n${[...new Set(reasons)].join("\n")}`;
}

/** Eleventy wraps an error in `originalError`, and Node in `cause`. */
function causesOf(error: unknown): Error[] {
  const chain: Error[] = [];
  for (let next = error; next instanceof Error && !chain.includes(next); ) {
    chain.push(next);
    next = "originalError" in next ? (next.originalError ?? next.cause) : next.cause;
  }
  return chain;
}
