/** A visitor who sends a comment until it is received, as people do whose connection breaks. */
import { z } from "zod";
import { clientAddress, formToken, typedEntry } from "../service/entries.ts";

export interface Letter {
  /** What no other comment says. */
  word: string;
  /** Every visitor has an address of their own. */
  number: number;
  /** Whether a program sends it, or a form. */
  isJson: boolean;
  /** Whether the form had a token in it; else the first answer brings one. */
  hasToken: boolean;
  /** Sends it twice at once. */
  isNervous: boolean;
}

const Received = z.looseObject({ id: z.string() });
const Asked = z.looseObject({ token: z.string() });

export type Address = () => Promise<string>;

/**
 * Gives the id that the service promised to keep it under. `address` tells where the service listens,
 * once it does. Throws where the answer is neither "received" nor a question to confirm.
 */
export async function sendUntilReceived(
  letter: Letter,
  signingKey: Buffer,
  address: Address,
): Promise<string> {
  let token = letter.hasToken ? formToken(signingKey) : null;
  for (;;) {
    const url = await address();
    const fields = fieldsOf(letter, token);
    const answers = await Promise.all(
      (letter.isNervous ? [1, 2] : [1]).map(() => answerTo(letter, fields, url)),
    );
    for (const answer of answers) {
      if (typeof answer === "string") return answer;
      // The page that asks for one more press of the button has a token in it.
      if (answer !== null) ({ token } = answer);
    }
  }
}

function fieldsOf({ word, number }: Letter, token: string | null): Record<string, string> {
  const text = `I have *one* thing to say: ${word}.\n\nAnd then a second.`;
  const typed = { ...typedEntry(number), text };
  return token === null ? typed : { ...typed, token };
}

/** An id, a question with its token, or null where the connection broke. */
async function answerTo(
  { isJson, number }: Letter,
  fields: Record<string, string>,
  url: string,
): Promise<string | { token: string } | null> {
  let status: number;
  let location: string | null;
  let body: string;
  try {
    const response = await fetch(`${url}comments`, {
      method: "POST",
      redirect: "manual",
      headers: {
        origin: new URL(url).origin,
        "x-forwarded-for": clientAddress(number),
        ...(isJson ? { "content-type": "application/json" } : {}),
      },
      body: isJson ? JSON.stringify(fields) : new URLSearchParams(fields),
    });
    ({ status } = response);
    location = response.headers.get("location");
    body = await response.text();
  } catch {
    return null;
  }
  if (status === 202) return Received.parse(JSON.parse(body)).id;
  if (status === 303) return /\/status\/(\w+)/.exec(location ?? "")?.[1] ?? "";
  if (status === 428) return Asked.parse(JSON.parse(body));
  const token = /name="token" value="([^"]+)"/.exec(body)?.[1];
  if (status === 200 && token !== undefined) return { token };
  throw new Error(`A visitor was answered with ${status}: ${body.slice(0, 300)}`);
}
