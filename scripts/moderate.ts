/** `npm run moderate`: what waits for the moderator, and what becomes of it. */
import { plainModeration } from "../git-hosts/plain-git/moderation.ts";
import { site } from "../site.config.ts";
import { orUsage } from "./command-line.ts";
import { type Command, HELP, parseCommand } from "./moderate/arguments.ts";
import { askSuspectsInTerminal } from "./moderate/ask-suspects.ts";
import { askInTerminal } from "./moderate/ask-verdict.ts";
import { edit, remove, restore } from "./moderate/correct.ts";
import { approveAll, decide } from "./moderate/decide.ts";
import type { Desk } from "./moderate/desk.ts";
import { type Reviewer, review } from "./moderate/review.ts";
import { fromFile, inEditor } from "./moderate/rewrite-text.ts";
import { readWaiting } from "./moderate/waiting.ts";
import { waitingAsJson, waitingAsText } from "./moderate/waiting-text.ts";
import { moderatedRepository } from "./moderated-repository.ts";
import { visibleText } from "./terminal-text.ts";

const repository = moderatedRepository(site, process.env.STET_HERE === "1");
const { remote } = repository;
const desk: Desk = {
  moderation: plainModeration(repository),
  locale: { timeZone: site.timeZone, language: site.language },
  now: Date.now,
  print: (text) => console.log(text),
};
const terminal = { input: process.stdin, output: process.stdout };
const editor = inEditor(process.env.VISUAL || process.env.EDITOR || "vi");
const reviewer: Reviewer = {
  askVerdict: askInTerminal(desk.locale, terminal),
  askSuspects: askSuspectsInTerminal(terminal),
  rewrite: editor,
};

const command = orUsage(HELP, () => parseCommand(process.argv.slice(2)));

try {
  await run(command);
  if (remote !== null && command.name !== "list" && command.name !== "help")
    desk.print(`All of it was done at ${remote}; git pull brings what was approved here.`);
} catch (error) {
  console.error(visibleText(error instanceof Error ? error.message : String(error)));
  process.exitCode = 1;
}

async function run(command: Command): Promise<void> {
  switch (command.name) {
    case "help":
      return desk.print(HELP);
    case "review":
      if (process.stdin.isTTY) return review(desk, reviewer);
      throw new Error(`Without a terminal, say what to do.\n\n${HELP}`);
    case "list": {
      const waiting = await readWaiting(desk.moderation);
      return desk.print(
        command.json ? waitingAsJson(waiting) : waitingAsText(waiting, desk.locale),
      );
    }
    case "edit":
      return edit(desk, command.id, command.text === undefined ? editor : fromFile(command.text));
    case "remove":
      return remove(desk, command.id);
    case "restore":
      return restore(desk, command.id);
    default:
      if (command.all) return approveAll(desk);
      return decide(desk, command.name, command.ids);
  }
}
