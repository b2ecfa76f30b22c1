/** Sends comments, and keeps account of which were acknowledged and which came back. */
import { clientAddress, formToken, typedEntry } from "../service/entries.ts";
import type { ServiceProcess } from "../service/service-process.ts";

export interface Account {
  /** Ids. */
  acknowledged: string[];
  /** Each with the token that came back with it. */
  refused: Sent[];
  /** What was wrong with an answer that was neither. */
  faults: string[];
}

interface Sent {
  number: number;
  token: string;
}

interface Answer {
  id?: string;
  token?: string | null;
  entry?: { text?: string };
  error?: { code: string };
}

export async function sendMany(service: ServiceProcess, numbers: readonly number[]) {
  return sendAll(
    service,
    numbers.map((number) => ({ number, token: formToken(service.signingKey) })),
  );
}

export async function sendAll(service: ServiceProcess, all: readonly Sent[]): Promise<Account> {
  const account: Account = { acknowledged: [], refused: [], faults: [] };
  for (const sent of all) await sendOne(service, sent, account);
  return account;
}

async function sendOne({ url }: ServiceProcess, sent: Sent, account: Account): Promise<void> {
  const entry = typedEntry(sent.number);
  const response = await fetch(`${url}comments`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      origin: new URL(url).origin,
      "x-forwarded-for": clientAddress(sent.number),
    },
    body: JSON.stringify({ ...entry, token: sent.token }),
  });
  const { id, token, entry: back, error } = readAnswer(await response.text());
  if (response.status === 202 && id !== undefined) account.acknowledged.push(id);
  else if (error?.code === "storage" && back?.text === entry.text && token)
    account.refused.push({ number: sent.number, token });
  else account.faults.push(`${sent.number}: ${response.status} ${error?.code ?? "without a code"}`);
}

function readAnswer(body: string): Answer {
  const answer: Answer = JSON.parse(body);
  return answer;
}
