/** Asks a git host over HTTP, as one that may be slow, huge, down, or not what it says. */
import type { z } from "zod";
import { adviceFor } from "./advice.ts";
import { HostProblem, type HostProblemKind, isHostProblem } from "./host-problem.ts";
import { messageIn } from "./message-in.ts";
import type { Pace } from "./pace.ts";
import { retryAfter } from "./retry-after.ts";

export interface HostApiSettings {
  /** What stands before each path, such as `https://api.github.com`. */
  baseUrl: string;
  /** Asked anew for each request: those of a GitHub App hold the token of an hour. */
  headers: () => Promise<Readonly<Record<string, string>>>;
  pace: Pace;
  /** What limits a host names by a moment of its own is compared with; in milliseconds since 1970. */
  clock: () => number;
  /** How long the host may take to answer whole; 30 seconds where it is not said. */
  timeoutMs?: number;
}

export interface HostCall {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below the base URL, with `/` in front; whatever is put into it is percent-encoded. */
  path: string;
  body?: unknown;
  /** Whether the host counts it as creating content. */
  creates?: boolean;
  headers?: Readonly<Record<string, string>>;
}

export interface HostAnswer {
  status: number;
  headers: Headers;
  /** Parsed JSON; null where there is no body. */
  body: unknown;
}

export interface HostApi {
  /** What was asked for, or null where the host says 404. All else that is not 2xx throws a HostProblem. */
  find<T>(call: HostCall, schema: z.ZodType<T>): Promise<T | null>;
  /** Throws a HostProblem for 404 too. */
  ask<T>(call: HostCall, schema: z.ZodType<T>): Promise<T>;
  /** The answer as it is, also 304, 404, 409 and 422; all other that is not 2xx throws a HostProblem. */
  send(call: HostCall): Promise<HostAnswer>;
}

const TIMEOUT_MS = 30_000;
const MAX_BYTES = 64 * 1024 * 1024;

export function hostApi(settings: HostApiSettings): HostApi {
  const send = (call: HostCall) => sendTo(settings, call);

  async function find<T>(call: HostCall, schema: z.ZodType<T>): Promise<T | null> {
    const answer = await send(call);
    if (answer.status === 404) return null;
    if (answer.status >= 300) throw problemOf(call, answer, null);
    return readAs(schema, call, answer);
  }

  async function ask<T>(call: HostCall, schema: z.ZodType<T>): Promise<T> {
    const answer = await send(call);
    if (answer.status >= 300) throw problemOf(call, answer, null);
    return readAs(schema, call, answer);
  }

  return { find, ask, send };
}

/** Statuses that tell a caller something, and that it may want to act on. */
const TELLING = new Set([304, 404, 409, 422]);

async function sendTo(settings: HostApiSettings, call: HostCall): Promise<HostAnswer> {
  const { pace } = settings;
  // GitHub counts requests made within a rest against whoever makes them, and goes on limiting.
  const restMs = pace.restLeft();
  if (restMs > 0) throw resting(call, restMs);
  const waitMs = call.creates === true ? pace.waitFor(1) : 0;
  if (waitMs > 0) throw outOfPace(named(call), waitMs);
  const answer = await answerTo(settings, call);
  if (answer.status < 300 || TELLING.has(answer.status)) return answer;
  const retryAfterMs = retryAfter(answer, settings.clock());
  if (retryAfterMs !== null) pace.rest(retryAfterMs);
  throw problemOf(call, answer, retryAfterMs);
}

/** Before a proposal is begun: better none than half of one. */
export function insistOnPace(pace: Pace, requests: number): void {
  const waitMs = pace.waitFor(requests);
  if (waitMs > 0) throw outOfPace("What needs several requests", waitMs);
}

function resting(call: HostCall, retryAfterMs: number): HostProblem {
  const message = `${named(call)} waits: the host asked for a rest`;
  return new HostProblem(message, { kind: "busy", retryAfterMs });
}

function outOfPace(what: string, retryAfterMs: number): HostProblem {
  const message = `${what} waits: as many requests were made as the host allows`;
  return new HostProblem(message, { kind: "busy", retryAfterMs });
}

/**
 * What only reads is asked once more at once: a connection may be closed in the moment in which it is used
 * again (RFC 9112, 9.3.1), and a proxy have restarted. Whoever was slow, or asked for rest, is left alone.
 */
async function answerTo(settings: HostApiSettings, call: HostCall): Promise<HostAnswer> {
  if (call.method !== "GET") return firstAnswerTo(settings, call);
  try {
    const answer = await firstAnswerTo(settings, call);
    const isFailure = answer.status >= 500 && retryAfter(answer, settings.clock()) === null;
    if (!isFailure) return answer;
  } catch (error) {
    if (!isHostProblem(error, "down") || isTimeout(error.cause)) throw error;
  }
  return firstAnswerTo(settings, call);
}

function isTimeout(cause: unknown): boolean {
  return cause instanceof DOMException && cause.name === "TimeoutError";
}

async function firstAnswerTo(settings: HostApiSettings, call: HostCall): Promise<HostAnswer> {
  const { baseUrl, pace } = settings;
  const isWithBody = call.body !== undefined;
  const headers = headersOf(call, await settings.headers());
  if (call.creates === true) pace.spend();
  try {
    const response = await fetch(`${baseUrl}${call.path}`, {
      method: call.method,
      headers,
      ...(isWithBody ? { body: JSON.stringify(call.body) } : {}),
      // The token must not go wherever a redirect leads.
      redirect: "manual",
      signal: AbortSignal.timeout(settings.timeoutMs ?? TIMEOUT_MS),
    });
    const text = await limitedText(response);
    return { status: response.status, headers: response.headers, body: jsonOf(text, response) };
  } catch (cause) {
    throw new HostProblem(`${named(call)} got no whole answer`, { kind: "down", cause });
  }
}

function headersOf(call: HostCall, fromHost: Readonly<Record<string, string>>): Headers {
  const own = call.body === undefined ? {} : { "content-type": "application/json" };
  try {
    return new Headers({ accept: "application/json", ...own, ...fromHost, ...call.headers });
  } catch {
    // The error would quote the value, and that is the token.
    const message = `${named(call)} was not sent: the token holds characters that no token has`;
    throw new HostProblem(message, { kind: "denied" });
  }
}

async function limitedText(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let size = 0;
  let text = "";
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_BYTES) throw new Error(`the answer is larger than ${MAX_BYTES} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** An error page in front of the host may be HTML: only what it says would be lost. */
function jsonOf(text: string, response: Response): unknown {
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    if (!response.ok) return null;
    // The parser's own words would quote the answer.
    throw new Error("the answer is not JSON");
  }
}

/** For a caller that needs more of an answer than its body; throws a HostProblem where that is not as expected. */
export function readAs<T>(schema: z.ZodType<T>, call: HostCall, { status, body }: HostAnswer): T {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const fields = read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  // Half an answer of a proxy looks like this too, and is whole the next time.
  const message = `${named(call)} was answered with what is not expected: ${fields.join("; ")}`;
  throw new HostProblem(message, { kind: "down", status });
}

/** For a caller that got a telling status and does not expect it. */
export function problemOf(
  call: HostCall,
  { status, headers, body }: HostAnswer,
  retryAfterMs: number | null,
): HostProblem {
  const kind = retryAfterMs === null ? kindOf(status) : "busy";
  const said = messageIn(body);
  const what = `${named(call)} was answered with ${status}${said === "" ? "" : `: ${said}`}`;
  const advice = kind === "busy" ? "" : adviceFor(status, headers);
  const message = advice === "" ? what : `${what.replace(/\.$/, "")}. ${advice}`;
  return new HostProblem(message, { kind, status, retryAfterMs });
}

function kindOf(status: number): HostProblemKind {
  if (status === 401 || status === 403) return "denied";
  if (status === 404 || status === 410 || (status >= 300 && status < 400)) return "missing";
  if (status === 409) return "conflict";
  if (status === 429) return "busy";
  return status >= 500 ? "down" : "refused";
}

function named({ method, path }: HostCall): string {
  // What stands behind it is long, and may hold what was searched for.
  return `${method} ${path.split("?")[0]}`;
}
