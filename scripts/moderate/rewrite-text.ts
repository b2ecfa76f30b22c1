/** Where the new text of an edited comment comes from: an editor, a file, or standard input. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cleanText, isBlank } from "../../comments/typed-text.ts";
import type { Rewrite } from "./desk.ts";

/** `editor` is a command line, such as `code --wait`. */
export function inEditor(editor: string): Rewrite {
  return async (text) => {
    const folder = mkdtempSync(join(tmpdir(), "stet-edit-"));
    const file = join(folder, "comment.md");
    try {
      writeFileSync(file, `${text}\n`);
      // Through a shell because people put options and quotes into EDITOR, as they may for git.
      const { status } = spawnSync(`${editor} "${file}"`, { shell: true, stdio: "inherit" });
      if (status !== 0)
        throw new Error(
          `The editor (${editor}) did not end well, so nothing was changed. Set VISUAL or EDITOR to one that works, or use --text FILE.`,
        );
      return readFileSync(file, "utf8");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

/** `-` is standard input. */
export function fromFile(file: string): Rewrite {
  return async () => {
    try {
      return readFileSync(file === "-" ? 0 : file, "utf8");
    } catch (cause) {
      const words = file === "-" ? "Standard input" : file;
      throw new Error(
        `${words} cannot be read, so nothing was changed. Is it a file, and yours to read?`,
        { cause },
      );
    }
  };
}

/** The new text, cleaned as a visitor's is; throws where nothing is left of it. */
export async function rewritten(text: string, rewrite: Rewrite): Promise<string> {
  const next = cleanText(await rewrite(text));
  if (!isBlank(next)) return next;
  throw new Error("The text is empty, so nothing was changed.");
}
