/** Sends a signed JSON text to the moderator's own receiver. */
import { createHmac } from "node:crypto";

export interface Receiver {
  url: string;
  secret: string;
}

/** Rejects unless it was taken: answered with a status from 200 to 299 in time. */
export async function postSigned(
  { url, secret }: Receiver,
  body: string,
  limits: { timeoutMs: number; signal: AbortSignal },
): Promise<void> {
  const response = await fetch(url, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "user-agent": "Stet",
      "x-stet-signature-256": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
    },
    // Following one would send what is signed for the receiver to somebody else.
    redirect: "manual",
    signal: AbortSignal.any([limits.signal, AbortSignal.timeout(limits.timeoutMs)]),
  });
  // What it says is of no interest, however long it is.
  await response.body?.cancel();
  if (response.ok) return;
  const isRedirect = response.status >= 300 && response.status < 400;
  // The address may hold a secret of its own, and this goes to the log.
  throw new Error(
    `The receiver at STET_NOTIFY_URL answered with status ${response.status}` +
      (isRedirect ? ", and redirects are not followed" : ""),
  );
}
