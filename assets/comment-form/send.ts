/** Sends the form to the comment service, with a token that was fetched while the visitor wrote. */
import type { Problems } from "./problems.ts";
import { type Challenge, solve } from "./proof.ts";

/** What the service answers; see service/answers.ts. */
export interface Answer {
  token?: string | null;
  statusUrl?: string;
  html?: string;
  error?: { code: string; reason?: string; message: string; notice?: string; fields: Problems };
}

const headers = { accept: "application/json" };

/** Throws where the service cannot be reached, or answers something else. */
export type Send = (to: string) => Promise<Answer>;

export function openSending(form: HTMLFormElement): Send {
  let token = "";
  let proof = "";
  let solving = Promise.resolve();
  let asked: Promise<void> | undefined;

  // Without a token the service gives one with its first answer, so nothing is lost by a failure.
  const ask = () => {
    asked ??= fetchToken().catch(() => {});
    return asked;
  };
  form.addEventListener("focusin", ask, { once: true });

  async function fetchToken(): Promise<void> {
    const address = new URL("token", form.action);
    address.searchParams.set("post", String(new FormData(form).get("post")));
    const response = await fetch(address, { headers });
    const answer: { token: string; challenge: Challenge } = await response.json();
    token = answer.token ?? "";
    // Where it cannot be done, the visitor is asked instead.
    solving = solve(answer.challenge).then(
      (solved) => {
        proof = solved;
      },
      () => {},
    );
  }

  async function send(to: string, mayRepeat = true): Promise<Answer> {
    await ask();
    const body = new FormData(form);
    body.set("token", token);
    body.set("proof", proof);
    const response = await fetch(to, { method: "POST", headers, body });
    const answer: Answer = await response.json();
    if (mayRepeat && (await isProvenNow(answer))) return send(to, false);
    token = answer.token ?? token;
    return mayRepeat && answer.error?.reason === "no_token" ? send(to, false) : answer;
  }

  /** It may have been sent before the sum was done. What else is asked is for the visitor to answer. */
  async function isProvenNow({ error }: Answer): Promise<boolean> {
    if (error?.reason !== "too_quick" && error?.reason !== "busy") return false;
    await solving;
    return proof !== "";
  }

  return (to) => send(to);
}
