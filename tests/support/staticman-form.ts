/** What a form that was made for Staticman sends, in each of the ways that there are. */
import { jsonOf, POST, type TestService } from "./comment-service.ts";

export const ADDRESS = "/v2/entry/ada/blog/main/comments";

export const FIELDS = {
  name: "Ada",
  email: "ada@example.org",
  website: "https://ada.example/",
  message: "It *works* & well.",
};

export const PAGE = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

export interface Sent {
  /** Null leaves a field of FIELDS out. */
  fields?: Readonly<Record<string, string | null>>;
  options?: Readonly<Record<string, string>>;
  headers?: Readonly<Record<string, string>>;
  address?: string;
}

export function pairsOf({ fields = {}, options = {} }: Sent): [string, string][] {
  const sent = Object.entries({ ...FIELDS, ...fields });
  return [
    ...sent.flatMap(([name, value]): [string, string][] =>
      value === null ? [] : [[`fields[${name}]`, value]],
    ),
    ...Object.entries({ slug: POST, ...options }).map(([name, value]): [string, string] => [
      `options[${name}]`,
      value,
    ]),
  ];
}

/** As the page of the site sends its form, or a script of the theme the form's fields. */
export async function sendForm(service: TestService, sent: Sent = {}): Promise<Response> {
  return request(service, sent, new URLSearchParams(pairsOf(sent)));
}

export async function sendMultipart(service: TestService, sent: Sent = {}): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of pairsOf(sent)) body.set(name, value);
  return request(service, sent, body);
}

export async function sendJson(service: TestService, sent: Sent = {}): Promise<Response> {
  const fields = { ...FIELDS, ...sent.fields };
  const body = JSON.stringify({ fields, options: { slug: POST, ...sent.options } });
  const headers = { "content-type": "application/json", ...sent.headers };
  return request(service, { ...sent, headers }, body);
}

async function request(
  { app, site }: TestService,
  { headers, address = ADDRESS }: Sent,
  body: URLSearchParams | FormData | string,
): Promise<Response> {
  const { origin } = new URL(site.url);
  return app.request(address, {
    method: "POST",
    body,
    headers: { origin, accept: "*/*", ...headers },
  });
}

/** Sends a form, and once more with the token of the answer, as a program that was asked to. */
export async function sendConfirmed(service: TestService, sent: Sent = {}): Promise<Response> {
  const { token } = await jsonOf(await sendForm(service, sent));
  return sendForm(service, { ...sent, options: { ...sent.options, token: token ?? "" } });
}
