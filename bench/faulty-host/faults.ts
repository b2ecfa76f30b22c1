/** What can go wrong between a request and its answer, and how it shows on the connection. */
import type { ServerResponse } from "node:http";
import { type Chance, oneOf, percent } from "../chance.ts";
import { sendAnswer } from "../hosts/front.ts";

export const FAULTS = {
  "500": (_, response) => say(response, 500, { message: "Server Error" }),
  "502 of a proxy": (_, response) => sayHtml(response, 502),
  "403, Retry-After": (_, response) =>
    say(response, 403, { message: "You have exceeded a limit" }, { "retry-after": "30" }),
  "429, Retry-After": (_, response) =>
    say(response, 429, { message: "Too many requests" }, { "retry-after": "2" }),
  "409": (_, response) => say(response, 409, { message: "Conflict" }),
  "422": (_, response) => say(response, 422, { message: "Validation Failed" }),
  "no answer": () => {},
  "half open": (whole, response) => beginAnswer(whole, response),
  "broken off": (_, response) => void response.destroy(),
  truncated: async (whole, response) => {
    await beginAnswer(whole, response);
    response.destroy();
  },
  "half a JSON": async (whole, response) => {
    const body = (await whole?.text()) ?? "";
    const half = `${body.slice(0, body.length / 2)}{"`;
    await sendAnswer(new Response(half, { status: whole?.status ?? 200 }), response);
  },
} as const satisfies Record<string, Fault>;

/** `whole` is what the host said; null where it never got the request. */
type Fault = (whole: Response | null, response: ServerResponse) => unknown;

export type FaultKind = keyof typeof FAULTS;

/**
 * `before`: the host does nothing. `after`: it does its work, and the answer is lost. `late`: it does its
 * work when whoever asked has long given up.
 */
export type FaultMoment = "before" | "after" | "late";

export interface PlannedFault {
  kind: FaultKind;
  moment: FaultMoment;
}

const [first, ...others] = Object.keys(FAULTS) as [FaultKind, ...FaultKind[]];

/** Null where all goes well. `share` in percent. */
export function faultBy(chance: Chance, share: number): PlannedFault | null {
  if (!percent(chance, share)) return null;
  const kind = oneOf(chance, [first, ...others]);
  // A late one is one that was given up: the proxy before the host, or the connection, was at fault.
  const canBeLate = kind === "no answer" || kind === "broken off" || kind === "502 of a proxy";
  return { kind, moment: oneOf(chance, canBeLate ? ANY_MOMENT : IN_TIME) };
}

const IN_TIME: [FaultMoment, ...FaultMoment[]] = ["before", "after"];
const ANY_MOMENT: [FaultMoment, ...FaultMoment[]] = ["before", "after", "late"];

function say(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
): Promise<void> {
  return sendAnswer(Response.json(body, { status, headers }), response);
}

function sayHtml(response: ServerResponse, status: number): Promise<void> {
  return sendAnswer(new Response("<h1>Bad Gateway</h1>", { status }), response);
}

/** Promises a body, and sends half of it. */
async function beginAnswer(whole: Response | null, response: ServerResponse): Promise<void> {
  const body = (await whole?.text()) || '{"message": "a whole answer"}';
  const length = String(Buffer.byteLength(body));
  response.writeHead(whole?.status ?? 200, { "content-length": length });
  const half = Buffer.from(body).subarray(0, Number(length) / 2);
  await new Promise<void>((resolve) => response.write(half, () => resolve()));
}
