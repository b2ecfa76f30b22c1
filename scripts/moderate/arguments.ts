/** What may be typed after `npm run moderate --`. */
import { parseArgs } from "node:util";

export const HELP = `Usage: npm run moderate -- [COMMAND] [ID ...]

Without a command: shows what waits, one comment after the other, and asks; then what looks like
spam, all of it in one list, and asks once.

  list [--json]            what waits, as text or for programs; what looks like spam comes last
  approve ID ...           let it stand: merges it into the main branch
  approve --all            all that waits, seen or not, but nothing suspicious: that needs its ID
  reject ID ...            it is never published
  spam ID ...              as reject, and kept apart from the rejected ones
  edit ID [--text FILE]    changes the text of a comment, whether it waits or is published;
                           in $VISUAL or $EDITOR, or from FILE (- reads standard input)
  remove ID                takes a published comment off the page; its replies stay
  restore ID               puts a removed comment back

ID: the comment's id, or its first or last letters where only one comment fits. Ids of comments
that were sent within the same hour begin alike: their last letters tell them apart.

Git host and main branch are set in site.config.ts (gitHost). With a remote, everything is done
there, and git pull brings it here.`;

const NEEDS_IDS = ["approve", "reject", "spam"] as const;
const NEEDS_ONE_ID = ["edit", "remove", "restore"] as const;

export type Command =
  | { name: "help" }
  | { name: "review" }
  | { name: "list"; json: boolean }
  | { name: (typeof NEEDS_IDS)[number]; ids: readonly string[]; all: boolean }
  | { name: (typeof NEEDS_ONE_ID)[number]; id: string; text: string | undefined };

/** Throws where the arguments make no sense. */
export function parseCommand(args: readonly string[]): Command {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      all: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
      json: { type: "boolean", default: false },
      text: { type: "string" },
    },
  });
  const [name, ...ids] = positionals;
  const { all, json, text } = values;
  if (values.help || name === "help") return { name: "help" };
  expectOptions(name, { all, json, text });
  if (name === undefined) return { name: "review" };
  if (name === "list" && ids.length === 0) return { name, json };
  const many = NEEDS_IDS.find((known) => known === name);
  if (many && ids.length > 0 !== all) return { name: many, ids, all };
  const one = NEEDS_ONE_ID.find((known) => known === name);
  const [id, another] = ids;
  if (one && id !== undefined && another === undefined) return { name: one, id, text };
  if (many || one) throw new Error(`${name} needs ${many ? "at least one ID" : "exactly one ID"}.`);
  throw new Error(name === "list" ? "list takes no ID." : `There is no command "${name}".`);
}

function expectOptions(
  name: string | undefined,
  given: { all: boolean; json: boolean; text: string | undefined },
): void {
  if (given.all && name !== "approve") throw new Error("--all belongs to approve.");
  if (given.json && name !== "list") throw new Error("--json belongs to list.");
  if (given.text !== undefined && name !== "edit") throw new Error("--text belongs to edit.");
}
