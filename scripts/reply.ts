/** `npm run reply`: the author answers a comment, marked as the author's. */
import { parseArgs } from "node:util";
import { newSubmissionId } from "../comments/comment-id.ts";
import { momentOf } from "../comments/moment.ts";
import { plainModeration } from "../git-hosts/moderation.ts";
import { site } from "../site.config.ts";
import { changeThread } from "./change-thread.ts";
import { findComment } from "./find-comment.ts";
import { fromFile, inEditor, rewritten } from "./moderate/rewrite-text.ts";
import { visibleText } from "./moderate/terminal-text.ts";
import { withReply } from "./reply/with-reply.ts";

const USAGE = `Usage: npm run reply -- ID [--text FILE]

Answers a published comment in your own name (site.config.ts, author), marked as yours.
Opens $VISUAL or $EDITOR; --text takes the answer from FILE, - from standard input.

ID: the comment's id, which ends its permalink, or its first or last letters where only
one comment fits.`;

try {
  await main();
} catch (error) {
  console.error(visibleText(error instanceof Error ? error.message : String(error)));
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: "boolean", short: "h" }, text: { type: "string" } },
  });
  const [typed, another] = positionals;
  if (values.help) return console.log(USAGE);
  if (typed === undefined || another !== undefined) throw new Error(USAGE);

  const { branch, remote } = site.gitHost;
  const moderation = plainModeration({ directory: process.cwd(), branch, remote });
  const { id, post } = await findComment(moderation, typed);
  const editor = inEditor(process.env.VISUAL || process.env.EDITOR || "vi");
  const text = await rewritten("", values.text === undefined ? editor : fromFile(values.text));
  const now = Date.now();
  const reply = { id: newSubmissionId(now), replyTo: id, date: momentOf(now), name: site.author };
  await changeThread(moderation, post, `Reply to comment ${id}`, (thread) =>
    withReply(thread, { ...reply, text }),
  );
  console.log(`${reply.id}: your answer is on the page with the next build.`);
}
