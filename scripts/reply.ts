/** `npm run reply`: the author answers a comment, marked as the author's. */
import { newSubmissionId } from "../comments/comment-id.ts";
import { momentOf } from "../comments/moment.ts";
import { plainModeration } from "../git-hosts/plain-git/moderation.ts";
import { site } from "../site.config.ts";
import { changeThread } from "./change-thread.ts";
import { commandLine, orUsage } from "./command-line.ts";
import { findComment } from "./find-comment.ts";
import { fromFile, inEditor, rewritten } from "./moderate/rewrite-text.ts";
import { moderatedRepository } from "./moderated-repository.ts";
import { withReply } from "./reply/with-reply.ts";
import { visibleText } from "./terminal-text.ts";

const USAGE = `Usage: npm run reply -- ID [--text FILE]

Answers a published comment in your own name (site.config.ts, author), marked as yours.
Opens $VISUAL or $EDITOR; --text takes the answer from FILE, - from standard input.

ID: the comment's id, which ends its permalink, or its first or last letters where only
one comment fits.`;

const { values, positionals } = commandLine(
  USAGE,
  { text: { type: "string" } },
  { allowPositionals: true },
);
const typed = orUsage(USAGE, () => onlyId(positionals));

try {
  await reply();
} catch (error) {
  console.error(visibleText(error instanceof Error ? error.message : String(error)));
  process.exitCode = 1;
}

function onlyId([id, another]: readonly string[]): string {
  if (id !== undefined && another === undefined) return id;
  throw new Error("It takes the id of one comment.");
}

async function reply(): Promise<void> {
  const here = process.env.STET_HERE === "1";
  const moderation = plainModeration(moderatedRepository(site, here));
  const { id, post } = await findComment(moderation, typed);
  const editor = inEditor(process.env.VISUAL || process.env.EDITOR || "vi");
  const text = await rewritten("", values.text === undefined ? editor : fromFile(values.text));
  const now = Date.now();
  const answer = { id: newSubmissionId(now), replyTo: id, date: momentOf(now), name: site.author };
  await changeThread(moderation, post, `Reply to comment ${id}`, (thread) =>
    withReply(thread, { ...answer, text }),
  );
  console.log(`${answer.id}: your answer is on the page with the next build.`);
}
