/** What may be typed after `npm run person --`. Pure. */
import { webAddressOf } from "../../comments/web-address.ts";
import type { Choice } from "./chosen.ts";

export const USAGE = `Usage: npm run person -- find|export|erase NAME-OR-KEY

Finds what somebody has written here: comments that are merged, and those that are approved
and not merged yet. Look first, then decide; a name may be many people's.

  find NAME-OR-KEY    shows each comment, and who else the name or the key may be
  export NAME-OR-KEY  prints them as JSON, to hand over to whoever asks for their data
  erase NAME-OR-KEY   puts tombstones in their place: the replies to them stay where they
                      are. Shows which, asks, and then says what stays elsewhere

  --website ADDRESS   of those without a key (imported ones), only who gave this website;
                      none: who gave no website
  --all               everybody of that name
  --out FILE          of export: writes it there
  --dry-run           of erase: only shows which comments it would be
  --yes               of erase: does not ask
  --commit            of erase: commits exactly the files that it changes

KEY: as in k1:9f2c61d0a4b7e813, made of the e-mail address that was typed. find shows it, and
npm run service -- --author-key ADDRESS prints that of an address, where the service runs.
Only this folder is looked at: with a remote, git pull first, and push afterwards.`;

export const OPTIONS = {
  website: { type: "string" },
  all: { type: "boolean", default: false },
  out: { type: "string" },
  "dry-run": { type: "boolean", default: false },
  yes: { type: "boolean", default: false },
  commit: { type: "boolean", default: false },
} as const;

export interface Values {
  website?: string | undefined;
  all: boolean;
  out?: string | undefined;
  "dry-run": boolean;
  yes: boolean;
  commit: boolean;
}

export type Command =
  | { name: "find"; asked: string }
  | { name: "export"; asked: string; choice: Choice; out: string | null }
  | {
      name: "erase";
      asked: string;
      choice: Choice;
      dryRun: boolean;
      yes: boolean;
      commit: boolean;
    };

/** Throws where the words make no sense. */
export function commandFrom([name, asked, another]: readonly string[], values: Values): Command {
  if (name === undefined) throw new Error("It is not said what to do: find, export or erase.");
  if (name !== "find" && name !== "export" && name !== "erase")
    throw new Error(`There is no command "${name}".`);
  if (asked === undefined || asked.trim() === "")
    throw new Error("It is not said who is meant: a name or a key.");
  if (another !== undefined)
    throw new Error(`Put the name in quotes: npm run person -- ${name} "${asked} …"`);
  insistFitting(name, values);
  const who = asked.trim();
  const choice = choiceFrom(values);
  switch (name) {
    case "find":
      return { name, asked: who };
    case "export":
      return { name, asked: who, choice, out: values.out ?? null };
    case "erase": {
      const { yes, commit, "dry-run": dryRun } = values;
      return { name, asked: who, choice, dryRun, yes, commit };
    }
  }
}

function insistFitting(name: Command["name"], values: Values): void {
  if (values.out !== undefined && name !== "export") throw new Error("--out belongs to export.");
  for (const option of ["dry-run", "yes", "commit"] as const)
    if (values[option] && name !== "erase") throw new Error(`--${option} belongs to erase.`);
  if (name === "find" && (values.all || values.website !== undefined))
    throw new Error("find shows everybody of that name: --all and --website belong to the others.");
  if (values.all && values.website !== undefined)
    throw new Error("Say --all or --website, and not both.");
}

function choiceFrom({ all, website }: Values): Choice {
  if (website === undefined) return { all };
  if (website === "none") return { all, website: null };
  const address = webAddressOf(website);
  if (address === null)
    throw new Error(`--website takes an address or none, and not “${website}”.`);
  return { all, website: address };
}
