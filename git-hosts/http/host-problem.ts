/** What went wrong with a git host that is asked over HTTP, in a word that a caller can act on. */

export type HostProblemKind =
  /** No answer, half an answer, or 5xx: try again later. */
  | "down"
  /** A limit is reached: try again after `retryAfterMs`. */
  | "busy"
  /** The token is not valid, or has no right to this. */
  | "denied"
  /** The repository, or what was asked for in it, is not there; or has moved. */
  | "missing"
  /** Somebody else changed it meanwhile, or it is there already. */
  | "conflict"
  /** The host does not take what we sent. */
  | "refused";

/** Its message may be logged: it holds no token and nothing that a visitor typed. */
export class HostProblem extends Error {
  readonly kind: HostProblemKind;
  /** Null where no answer came, or none that could be read. */
  readonly status: number | null;
  /** How long the host wants to be left alone; null where it does not say. */
  readonly retryAfterMs: number | null;

  constructor(
    message: string,
    about: {
      kind: HostProblemKind;
      status?: number | undefined;
      retryAfterMs?: number | null | undefined;
      cause?: unknown;
    },
  ) {
    super(message, { cause: about.cause });
    this.name = "HostProblem";
    this.kind = about.kind;
    this.status = about.status ?? null;
    this.retryAfterMs = about.retryAfterMs ?? null;
  }
}

export function isHostProblem(
  error: unknown,
  ...kinds: readonly HostProblemKind[]
): error is HostProblem {
  return error instanceof HostProblem && (kinds.length === 0 || kinds.includes(error.kind));
}
