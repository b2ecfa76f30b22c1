/** Puts attacks before the moderator, and looks at all that a terminal and a log would get to see. */
import { execFileSync } from "node:child_process";
import { PassThrough } from "node:stream";
import { fileURLToPath } from "node:url";
import { submissionPath, threadPath } from "../../comments/paths.ts";
import { stableJson } from "../../comments/stable-json.ts";
import { Submission } from "../../comments/submission.ts";
import { Thread } from "../../comments/thread.ts";
import { plainModeration } from "../../git-hosts/plain-git/moderation.ts";
import { askSuspectsInTerminal } from "../../scripts/moderate/ask-suspects.ts";
import { askInTerminal } from "../../scripts/moderate/ask-verdict.ts";
import { readWaiting, type Waiting } from "../../scripts/moderate/waiting.ts";
import { lineLog } from "../../service/log.ts";
import { newRepository } from "../new-repository.ts";
import { together, type Volley } from "./attacks.ts";
import type { Finding } from "./exhibits.ts";
import { hostileThread, JOINT_COMMENTS } from "./hostile-threads.ts";
import { obeyedBy } from "./terminal-attacks.ts";

export interface TerminalTrial {
  /** Characters that were printed. */
  printed: number;
  findings: Finding[];
}

const LOCALE = { timeZone: "UTC", language: "en" };
const CTRL_C = "\u0003";

/** `folder` is made. */
export async function tryTerminal(
  volleys: readonly Volley[],
  folder: string,
): Promise<TerminalTrial> {
  newRepository(folder);
  const input = volleys.map(branches).join("");
  execFileSync("git", ["fast-import", "--quiet"], { cwd: folder, input });
  const waiting = await readWaiting(
    plainModeration({ directory: folder, branch: "main", remote: null }),
  );
  const views: [place: string, text: string][] = [
    ["moderate list", moderate(folder, "list")],
    ["moderate list --json", moderate(folder, "list", "--json")],
    ["log", logged(volleys)],
    ...(await asked(waiting)),
  ];
  return {
    printed: views.reduce((sum, [, text]) => sum + text.length, 0),
    findings: views.flatMap(([place, text]): Finding[] => {
      const detail = obeyedBy(text);
      return detail === null ? [] : [{ kind: "terminal", place, attacks: [], detail }];
    }),
  };
}

/** The command itself, as it is typed. */
function moderate(folder: string, ...words: string[]): string {
  const launcher = fileURLToPath(new URL("../../scripts/run.mjs", import.meta.url));
  const script = fileURLToPath(new URL("../../scripts/moderate.ts", import.meta.url));
  return execFileSync(process.execPath, [launcher, script, ...words], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, STET_HERE: "1", NO_COLOR: "1" },
    maxBuffer: 2 ** 30,
  });
}

/** What the interactive view prints, without the commands that it uses itself. */
async function asked(waiting: readonly Waiting[]): Promise<[place: string, text: string][]> {
  const harmless = { ...nobody, id: "x" };
  const own = new Set(`${await printed(harmless)}${await printedList([harmless])}`.match(COMMAND));
  const withoutOwn = (text: string) =>
    text.replace(COMMAND, (command) => (own.has(command) ? "" : command)).replaceAll("\r\n", "\n");
  const views: [string, string][] = [["list of suspects", withoutOwn(await printedList(waiting))]];
  for (const one of waiting) views.push([`review of ${one.id}`, withoutOwn(await printed(one))]);
  return views;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: commands to a terminal are made of them
const COMMAND = /\u001b(?:\[[0-9;?]*[A-Za-z])/g;
const nobody = { proposed: "", suspicions: [], comments: [], oddities: [] };

async function printed(waiting: Waiting): Promise<string> {
  const terminal = { input: new PassThrough(), output: new PassThrough() };
  const answer = askInTerminal(LOCALE, terminal)(waiting, { at: 1, of: 1 });
  terminal.input.write(CTRL_C);
  await answer;
  return String(terminal.output.read());
}

async function printedList(suspects: readonly Waiting[]): Promise<string> {
  const terminal = { input: new PassThrough(), output: new PassThrough() };
  const answer = askSuspectsInTerminal(terminal)(suspects, suspects.length);
  terminal.input.write(CTRL_C);
  await answer;
  return String(terminal.output.read());
}

/** Reasons are the only thing in a log that others have a hand in. */
function logged(volleys: readonly Volley[]): string {
  const lines: string[] = [];
  const log = lineLog(
    (line) => void lines.push(line),
    () => 0,
  );
  for (const { attacks } of volleys) {
    for (const attack of attacks) log("not-delivered", { reason: attack, url: attack });
  }
  return lines.join("\n");
}

/** A thread on main, and a proposal that answers it, as git reads them. */
function branches(volley: Volley, at: number): string {
  const id = `01jd${String(at).padStart(22, "0")}`;
  const all = together(volley);
  const submission: Submission = {
    version: 1,
    id,
    post: volley.post,
    replyTo: JOINT_COMMENTS[at % 2] ?? null,
    date: "2026-05-28T19:14:03Z",
    author: { name: all, url: null, key: null },
    text: volley.attacks.join("\n"),
  };
  const main = [file(threadPath(volley.post), stableJson(Thread, hostileThread(volley)))];
  const proposed = [
    file(submissionPath(volley.post, id), stableJson(Submission, submission)),
    file(`comments-data/submissions/${volley.post}/no-json.json`, all),
    file(`odd-${all.replaceAll(/[/\0]/g, "-")}`, ""),
  ];
  return (
    commit("refs/heads/main", "Add a thread", "refs/heads/main^0", main) +
    commit(`refs/heads/comment/${id}`, `Suspicion: ${all}`, "refs/heads/main^0", proposed)
  );
}

function commit(ref: string, message: string, from: string, files: readonly string[]): string {
  const by = "committer Mo Derator <mo@example.org> 1780000000 +0000\n";
  return `commit ${ref}\n${by}${data(message)}from ${from}\n${files.join("")}\n`;
}

function file(path: string, content: string): string {
  const quoted = [...Buffer.from(path)].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`);
  return `M 100644 inline "${quoted.join("")}"\n${data(content)}`;
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}
