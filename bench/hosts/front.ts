/** A real HTTP server in front of what a small git host answers: faults are made on the connection itself. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

export interface Asked {
  method: string;
  /** With its query, encoded as it came. */
  path: string;
  headers: Readonly<Record<string, string>>;
  /** Empty where there is none. */
  body: string;
}

export interface Front {
  /** Without a slash at its end. */
  url: string;
  close: () => void;
}

/** `answer` writes to the response whatever it likes, or nothing. */
export async function serveFront(
  answer: (asked: Asked, response: ServerResponse) => Promise<void>,
): Promise<Front> {
  const server = createServer((incoming, response) => {
    // Who asked may have gone away meanwhile.
    response.on("error", () => {});
    void readAsked(incoming).then(
      (asked) => answer(asked, response),
      () => {},
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function readAsked(incoming: IncomingMessage): Promise<Asked> {
  let body = "";
  for await (const chunk of incoming.setEncoding("utf8")) body += chunk;
  const { method = "", url: path = "" } = incoming;
  const headers = Object.entries(incoming.headers).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value] as const] : [],
  );
  return { method, path, headers: Object.fromEntries(headers), body };
}

/** For a small host, which takes requests as the web's standard has them. */
export function requestOf({ method, path, headers, body }: Asked): Request {
  // A body's length and the connection are matters of the server in front.
  const { connection: _, "content-length": __, ...others } = headers;
  const init = { method, headers: others, ...(body === "" ? {} : { body }) };
  return new Request(`http://host.invalid${path}`, init);
}

export async function sendAnswer(answer: Response, response: ServerResponse): Promise<void> {
  const body = await answer.text();
  const empty = body === "" && (answer.status === 204 || answer.status === 304);
  const length = empty ? {} : { "content-length": String(Buffer.byteLength(body)) };
  response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), ...length });
  response.end(body);
}
