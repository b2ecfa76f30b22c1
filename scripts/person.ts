/** `npm run person`: what somebody has written here: to look at, to hand over, or to take away. */
import { momentOf } from "../comments/moment.ts";
import { site } from "../site.config.ts";
import { commandLine, orUsage } from "./command-line.ts";
import { commandFrom, OPTIONS, USAGE } from "./person/arguments.ts";
import { askEraseInTerminal } from "./person/ask-erase.ts";
import { runPerson } from "./person/commands.ts";
import { visibleText } from "./terminal-text.ts";

const { values, positionals } = commandLine(USAGE, OPTIONS, { allowPositionals: true });
const command = orUsage(USAGE, () => commandFrom(positionals, values));
const terminal = { input: process.stdin, output: process.stdout };

try {
  await runPerson(command, {
    root: ".",
    settings: site,
    now: momentOf(Date.now()),
    print: (text) => console.log(text),
    askErase: process.stdin.isTTY ? askEraseInTerminal(terminal) : null,
  });
} catch (error) {
  console.error(visibleText(error instanceof Error ? error.message : String(error)));
  process.exitCode = 1;
}
