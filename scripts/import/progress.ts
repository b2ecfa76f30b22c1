/** Tells how far an import has come: a bar on a terminal, and lines where it goes to a file or a pipe. */
import { progress } from "@clack/prompts";
import { counted } from "../counted.ts";

export interface Progress {
  /** `share` is from 0 to 1. */
  tell(come: { share: number; items: number }): void;
  end(): void;
}

/** `isTerminal` says whether `print` goes to one. */
export function importProgress(isTerminal: boolean, print: (line: string) => void): Progress {
  return isTerminal ? bar() : lines(print);
}

const START = "Looking the export over";
const STEPS = 10;

function bar(): Progress {
  const shown = progress({ max: 100 });
  let percent = 0;
  shown.start(START);
  return {
    tell({ share, items }) {
      const now = Math.floor(share * 100);
      if (now === percent) return;
      shown.advance(now - percent, `${counted(items, "item")} read`);
      percent = now;
    },
    end: () => shown.stop("Read"),
  };
}

/** One for each tenth, of the bytes: of what is read ahead no item has come yet. */
function lines(print: (line: string) => void): Progress {
  let told = 0;
  print(START);
  return {
    tell({ share }) {
      const step = Math.floor(share * STEPS);
      if (step === told) return;
      told = step;
      print(`${(step * 100) / STEPS} %`);
    },
    end() {},
  };
}
