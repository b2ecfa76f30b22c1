/** What the running service answers when a volley is fired at every field that a visitor can reach. */
import { z } from "zod";
import { together, type Volley } from "./attacks.ts";
import type { Exhibit, Finding } from "./exhibits.ts";
import { CLOSED_POST } from "./hostile-blog.ts";
import { addressWith, JOINT_COMMENTS } from "./hostile-threads.ts";

interface Shot {
  place: string;
  path: string;
  /** Of a form; none is a GET. */
  fields?: Readonly<Record<string, string>>;
  headers?: Readonly<Record<string, string>>;
  /** In place of a form. */
  body?: string;
}

/** Each attack on its own as a whole comment; all together where a field is only given back. */
export async function answersTo(volley: Volley, serviceUrl: string): Promise<Exhibit[]> {
  const alone = volley.attacks.map((attack) => [previewOf(attack, volley), [attack]] as const);
  const token = await freshToken(volley, serviceUrl);
  const joint = jointShots(volley, token).map((shot) => [shot, volley.attacks] as const);
  const answers: Exhibit[] = [];
  for (const [shot, attacks] of [...alone, ...joint]) {
    answers.push(await answerTo(shot, attacks, serviceUrl));
  }
  return answers;
}

/** A name of more than 80 characters comes back in the form; all others in the preview. */
function previewOf(attack: string, { post }: Volley): Shot {
  const fields = { post, name: attack, text: attack, url: addressWith(attack) };
  return { place: "preview", path: "preview", fields };
}

function jointShots(volley: Volley, token: string): Shot[] {
  const { post, attacks } = volley;
  const all = together(volley);
  const text = attacks.join("\n\n").slice(0, 20_000);
  const entry = { post, name: "Ada", text };
  const everywhere = { name: all, email: all, url: all, text: all, replyTo: all, token: all };
  const named = Object.fromEntries(attacks.map((attack) => [attack, attack]));
  // Node refuses a request whose first line and headers are longer than 16 KiB.
  const encoded = encodeURIComponent(all.toWellFormed()).slice(0, 7_000).replace(/%.?$/, "");
  const json = { accept: "application/json" };
  return [
    { place: "confirmation", path: "comments", fields: entry },
    { place: "form given back", path: "comments", fields: { post, ...everywhere } },
    { place: "unknown fields", path: "comments", fields: { ...entry, ...named } },
    { place: "unknown post", path: "comments", fields: { ...everywhere, post: all } },
    { place: "token", path: "comments", fields: { ...entry, token: all.slice(0, 2_000) } },
    { place: "honeypot", path: "comments", fields: { ...entry, token, subject: all } },
    { place: "closed post", path: "comments", fields: { ...entry, post: CLOSED_POST } },
    {
      place: "foreign origin",
      path: "comments",
      fields: entry,
      headers: { origin: "https://elsewhere.example" },
    },
    { place: "headers", path: "preview", fields: entry, headers: headersWith(all) },
    { place: "JSON answer", path: "comments", fields: { ...entry, ...everywhere }, headers: json },
    { place: "JSON preview", path: "preview", fields: entry, headers: json },
    {
      place: "unreadable",
      path: "comments",
      body: all,
      headers: { "content-type": "application/json" },
    },
    {
      place: "unsupported type",
      path: "comments",
      body: all,
      headers: { "content-type": "text/html" },
    },
    ...JOINT_COMMENTS.map((replyTo) => ({
      place: "page for a reply",
      path: `write?post=${post}&replyTo=${replyTo}`,
    })),
    { place: "post in an address", path: `write?post=${encoded}` },
    { place: "reply in an address", path: `write?post=${post}&replyTo=${encoded}` },
    { place: "unknown parameter", path: `write?post=${post}&${encoded}=${encoded}` },
    { place: "status in an address", path: `status/${encoded}?key=${encoded}` },
    { place: "path", path: encoded },
    { place: "asset in an address", path: `assets/${encoded}` },
  ];
}

/** What HTTP lets into a header's value. */
function headersWith(all: string): Record<string, string> {
  const value = all
    .replace(/[^\x20-\x7e]/g, "")
    .slice(0, 2_000)
    .trim();
  const names = ["accept-language", "cookie", "referer", "user-agent", "x-forwarded-for"];
  return Object.fromEntries(names.map((name) => [name, value]));
}

function answerTo(
  { place, path, fields, headers = {}, body }: Shot,
  attacks: readonly string[],
  serviceUrl: string,
): Promise<Exhibit> {
  const isSent = fields !== undefined || body !== undefined;
  const sent = { method: "POST", body: fields ? new URLSearchParams(fields) : (body ?? "") };
  return asked(`service: ${place}`, attacks, serviceUrl + path, {
    redirect: "manual",
    headers: { accept: "text/html", origin: new URL(serviceUrl).origin, ...headers },
    ...(isSent ? sent : {}),
  });
}

export function statusPage(state: string, { attacks }: Volley, url: string): Promise<Exhibit> {
  return asked(`service: status ${state}`, attacks, url, { headers: { accept: "text/html" } });
}

async function asked(
  place: string,
  attacks: readonly string[],
  url: string,
  request: RequestInit,
): Promise<Exhibit> {
  const response = await fetchAnew(url, request);
  return {
    place,
    attacks,
    mediaType: response.headers.get("content-type") ?? "",
    body: await response.text(),
    headers: [...response.headers.keys()],
  };
}

const HEADERS = new Set([
  ...["access-control-allow-origin", "access-control-expose-headers", "cache-control"],
  ...["connection", "content-length", "content-security-policy", "content-type", "date"],
  ...["keep-alive", "referrer-policy", "transfer-encoding", "vary"],
  ...["x-content-type-options", "x-robots-tag"],
]);

/** What an attack would have added. */
export function oddHeaders({ place, attacks, headers = [] }: Exhibit): Finding[] {
  return headers
    .filter((name) => !HEADERS.has(name))
    .map((detail) => ({ kind: "header", place, attacks, detail }));
}

const Previewed = z.object({ token: z.string() });
const Received = z.object({ id: z.string(), statusUrl: z.string() });

/** A comment that is received: the page that previews it gives it a token. */
export async function sentComment(
  volley: Volley,
  serviceUrl: string,
): Promise<z.infer<typeof Received>> {
  const token = await freshToken(volley, serviceUrl);
  return Received.parse(
    await answeredInJson("comments", { ...harmless(volley), token }, serviceUrl),
  );
}

async function freshToken(volley: Volley, serviceUrl: string): Promise<string> {
  return Previewed.parse(await answeredInJson("preview", harmless(volley), serviceUrl)).token;
}

function harmless({ post }: Volley) {
  return { post, name: "Ada", text: `Hello, ${post}.` };
}

async function answeredInJson(path: string, fields: object, serviceUrl: string): Promise<unknown> {
  const response = await fetchAnew(serviceUrl + path, {
    method: "POST",
    headers: { "content-type": "application/json", origin: new URL(serviceUrl).origin },
    body: JSON.stringify(fields),
  });
  return response.json();
}

/** On a connection of its own: one that was kept may end at the moment it is used again. */
function fetchAnew(url: string, request: RequestInit): Promise<Response> {
  return fetch(url, { ...request, headers: { ...request.headers, connection: "close" } });
}
