/** What visitors send, numbered, each from an address of its own. */
import { newSubmissionId } from "../../comments/comment-id.ts";
import { newToken, writeToken } from "../../service/form-token.ts";
import { POST } from "./deployed-blog.ts";

const A_MINUTE_MS = 60_000;

export function typedEntry(number: number) {
  return {
    post: POST,
    replyTo: "",
    name: "Ada Lovelace",
    email: "ada@example.org",
    url: "https://ada.example/",
    text: `Comment ${number}, with *Markdown* and a [link](https://ada.example/).`,
  };
}

/** Of a form that was opened a minute ago. */
export function formToken(signingKey: Buffer): string {
  const now = Date.now();
  return writeToken(newToken(newSubmissionId(now), POST, now - A_MINUTE_MS), [signingKey]);
}

export function clientAddress(number: number): string {
  return `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
}
