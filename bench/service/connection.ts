/** One kept-alive connection that sends prepared requests: less work than the service has answering. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";

export interface Answer {
  status: number;
  body: string;
}

export interface Connection {
  /** The next request only after the answer to the last one. */
  send: (request: Buffer) => Promise<Answer>;
  close: () => void;
}

export async function openConnection(url: string): Promise<Connection> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname).setNoDelay(true);
  await once(socket, "connect");
  return {
    send: (request) => {
      const answer = readAnswer(socket);
      socket.write(request);
      return answer;
    },
    close: () => socket.destroy(),
  };
}

/** The bytes of a POST with a JSON body, from a visitor at `client`. */
export function postRequest(url: string, path: string, client: string, fields: object): Buffer {
  const { host } = new URL(url);
  const body = JSON.stringify(fields);
  const head = [
    `POST ${path} HTTP/1.1`,
    `Host: ${host}`,
    `Origin: ${new URL(url).origin}`,
    "Content-Type: application/json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Forwarded-For: ${client}`,
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`);
}

export function getRequest(url: string, path: string): Buffer {
  return Buffer.from(`GET ${path} HTTP/1.1\r\nHost: ${new URL(url).host}\r\n\r\n`);
}

function readAnswer(socket: Socket): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let received = "";
    const read = (chunk: Buffer) => {
      received += chunk.toString("latin1");
      const answer = wholeAnswer(received);
      if (answer === null) return;
      stop();
      resolve(answer);
    };
    const fail = () => {
      stop();
      reject(new Error(`The service broke off: ${JSON.stringify(received.slice(0, 200))}`));
    };
    const stop = () => socket.off("data", read).off("close", fail);
    socket.on("data", read).on("close", fail);
  });
}

/** Null while bytes are missing. */
function wholeAnswer(received: string): Answer | null {
  const end = received.indexOf("\r\n\r\n");
  if (end < 0) return null;
  const head = received.slice(0, end);
  const body = received.slice(end + 4);
  const length = /^content-length: (\d+)$/im.exec(head)?.[1];
  const isWhole = length === undefined ? isLastChunk(head, body) : body.length >= Number(length);
  return isWhole ? { status: Number(head.slice(9, 12)), body } : null;
}

function isLastChunk(head: string, body: string): boolean {
  return !/^transfer-encoding: chunked$/im.test(head) || body.endsWith("0\r\n\r\n");
}
