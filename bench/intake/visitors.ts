/** Visitors that send comments as fast as they are answered; a process of its own, started by intake.ts. */
import { openConnection, postRequest } from "../service/connection.ts";
import { clientAddress, formToken, typedEntry } from "../service/entries.ts";

export interface VisitorsTask {
  url: string;
  /** In hexadecimal. */
  signingKey: string;
  connections: number;
  milliseconds: number;
  /** The number of the first entry: each says something else, from somewhere else. */
  first: number;
}

export interface VisitorsReport {
  accepted: number;
  refused: number;
  seconds: number;
  /** Milliseconds of each answer. */
  answers: number[];
}

process.once("message", (task: VisitorsTask) => {
  void visit(task).then((report) => process.send?.(report));
});

async function visit({
  url,
  signingKey,
  connections,
  milliseconds,
  first,
}: VisitorsTask): Promise<VisitorsReport> {
  const key = Buffer.from(signingKey, "hex");
  const opened = await Promise.all(Array.from({ length: connections }, () => openConnection(url)));
  const answers: number[] = [];
  let accepted = 0;
  let number = first;
  const began = performance.now();
  await Promise.all(
    opened.map(async ({ send }) => {
      while (performance.now() - began < milliseconds) {
        number += 1;
        const fields = { ...typedEntry(number), token: formToken(key) };
        const request = postRequest(url, "/comments", clientAddress(number), fields);
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
