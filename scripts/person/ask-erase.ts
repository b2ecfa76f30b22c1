/** Asks in the terminal whether comments are to be erased. */
import { confirm, isCancel } from "@clack/prompts";
import type { Terminal } from "../moderate/ask-verdict.ts";

/** Enter alone means no. */
export function askEraseInTerminal(terminal: Terminal): (count: string) => Promise<boolean> {
  return async (count) => {
    const answer = await confirm({
      ...terminal,
      message: `Erase ${count}?`,
      initialValue: false,
    });
    return !isCancel(answer) && answer;
  };
}
