/** Visitors that send comments as fast as they are answered; a process of its own, started by intake.ts. */
import { newSubmissionId } from "../../comments/comment-id.ts";
import { newToken, writeToken } from "../../service/form-token.ts";
import { openConnection, postRequest } from "../service/connection.ts";
import { POST } from "../service/deployed-blog.ts";

export interface VisitorsTask {
  url: string;
  /** In hexadecimal. */
  signingKey: string;
  connections: number;
  milliseconds: number;
}

export interface VisitorsReport {
  accepted: number;
  refused: number;
  seconds: number;
  /** Milliseconds of each answer. */
  answers: number[];
}

const MINUTE = 60_000;

process.once("message", (task: VisitorsTask) => {
  void visit(task).then((report) => process.send?.(report));
});

async function visit({
  url,
  signingKey,
  connections,
  milliseconds,
}: VisitorsTask): Promise<VisitorsReport> {
  const keys = [Buffer.from(signingKey, "hex")] as const;
  const opened = await Promise.all(Array.from({ length: connections }, () => openConnection(url)));
  const answers: number[] = [];
  let accepted = 0;
  const began = performance.now();
  await Promise.all(
    opened.map(async ({ send }) => {
      while (performance.now() - began < milliseconds) {
        const request = comment(url, keys);
        const sent = performance.now();
        const { status } = await send(request);
        answers.push(performance.now() - sent);
        if (status === 202) accepted += 1;
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  for (const { close } of opened) close();
  return { accepted, refused: answers.length - accepted, seconds, answers };
}

let count = 0;

/** As a form sends it that was opened a minute ago. */
function comment(url: string, keys: readonly [Buffer]): Buffer {
  count += 1;
  const now = Date.now();
  const client = `2001:db8:${(process.pid % 65_536).toString(16)}:${count.toString(16)}::1`;
  return postRequest(
    url,
    "/comments",
    client.replace(/:([0-9a-f]{1,4})([0-9a-f]{4})::1$/, ":$1:$2::1"),
    {
      post: POST,
      replyTo: "",
      name: "Ada Lovelace",
      email: "ada@example.org",
      url: "https://ada.example/",
      text: `This is comment ${count} of ${process.pid}, and *it* has a [link](https://ada.example/).`,
      token: writeToken(newToken(newSubmissionId(now), POST, now - MINUTE), keys),
    },
  );
}
