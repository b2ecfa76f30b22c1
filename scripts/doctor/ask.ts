/** Asks an address on the net, and tells what came of it. */

export type Answer =
  | { status: number; headers: Headers; text: string }
  /** Nothing came that could be read. */
  | { problem: string };

/** Does not follow redirects: where they begin is what the settings are about. */
export async function ask(
  url: string,
  timeoutMs: number,
  request: Pick<RequestInit, "method" | "headers"> = {},
): Promise<Answer> {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, { ...request, redirect: "manual", signal });
    const { status, headers } = response;
    return { status, headers, text: await response.text() };
  } catch (error) {
    return { problem: reasonOf(error) };
  }
}

/** What is wrong with an answer that should be 200; null where it is. `what` stands at this address. */
export function problemWith(what: string, answer: Answer): string | null {
  if ("problem" in answer) return `${what} does not answer: ${answer.problem}.`;
  const { status, headers } = answer;
  if (status === 200) return null;
  const elsewhere = headers.get("location");
  const leading = elsewhere !== null && status >= 300 && status < 400;
  return leading ? `${what} leads to ${elsewhere}.` : `${what} answers with status ${status}.`;
}

/** Fetch says no more than that it failed; its cause knows why, and may have nothing but a code. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (cause instanceof Error) return reasonOf(cause);
  if (error.message !== "") return error.message;
  return "code" in error ? String(error.code) : error.name;
}
