/** Shows a waiting comment in the terminal and asks what to do with it. */
import type { Readable, Writable } from "node:stream";
import { isCancel, log, select } from "@clack/prompts";
import type { AskVerdict, Verdict } from "./review.ts";
import { type Locale, oneAsText } from "./waiting-text.ts";

export interface Terminal {
  input: Readable;
  output: Writable;
}

export function askInTerminal(locale: Locale, terminal: Terminal): AskVerdict {
  return async (waiting, { at, of }) => {
    log.message(oneAsText(waiting, locale), { output: terminal.output });
    const verdict = await select<Verdict>({
      ...terminal,
      message: `${at} of ${of}: what should become of it?`,
      options: [
        { value: "approve", label: "Approve", hint: "stet: let it stand" },
        { value: "reject", label: "Reject" },
        { value: "spam", label: "Spam" },
        { value: "edit", label: "Edit the text, then decide" },
        { value: "skip", label: "Skip", hint: "it goes on waiting" },
        { value: "quit", label: "Quit" },
      ],
    });
    return isCancel(verdict) ? "quit" : verdict;
  };
}
