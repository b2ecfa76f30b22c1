/** Shows suspected spam in the terminal, and asks once for all of it. */
import { isCancel, log, text } from "@clack/prompts";
import type { Terminal } from "./ask-verdict.ts";
import type { AskSuspects } from "./review.ts";
import { suspectsAnswer, suspectsAsText } from "./suspects.ts";

const HOW =
  "Type the numbers of those that are no spam: they are shown to you one by one.\n" +
  "With a, all others are marked as spam: 2 5 a. Enter leaves them all for later.";

export function askSuspectsInTerminal(terminal: Terminal): AskSuspects {
  return async (suspects, of) => {
    log.message(`${suspectsAsText(suspects, of)}\n\n${HOW}`, { output: terminal.output });
    const typed = await text({
      ...terminal,
      message: "Which are no spam?",
      validate: (words = "") =>
        suspectsAnswer(words, suspects) === null
          ? `Type numbers from 1 to ${suspects.length}, a, or both.`
          : undefined,
    });
    return isCancel(typed) ? null : suspectsAnswer(typed, suspects);
  };
}
