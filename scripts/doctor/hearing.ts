/** Whether anybody hears the webhooks that the git host sends. */
import { type Answer, ask, problemWith } from "./ask.ts";
import { type Line, right, wrong } from "./line.ts";

/** Only where a webhook is meant for it, of which a finding says that it is right or wrong. */
export async function examineHearing(
  address: string | null,
  findings: readonly Line[],
  timeoutMs: number,
): Promise<Line[]> {
  const isMeant = findings.some(({ about, verdict }) => about === "webhook" && verdict !== "note");
  if (address === null || !isMeant) return [];
  // Without a signature, since only the host knows the secret for certain: it has to be refused.
  return [judgeHearing(address, await ask(address, timeoutMs, { method: "POST" }))];
}

export function judgeHearing(address: string, answer: Answer): Line {
  if ("status" in answer && answer.status === 401)
    return right("webhook", `What is sent to ${address} is heard where it is signed.`);
  const isDeaf = "status" in answer && answer.status === 404;
  const says = isDeaf
    ? `Nobody hears what is sent to ${address}: it answers with status 404.`
    : (problemWith(address, answer) ?? `What is not signed is not refused at ${address}`);
  const mend =
    "Give the service the webhook's secret as STET_WEBHOOK_SECRET, and start it again. A proxy must hand this address to it, the path included.";
  return wrong("webhook", says, mend);
}
