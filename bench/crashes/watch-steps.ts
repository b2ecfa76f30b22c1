/** Watches, inside of a program, all that it does to outlast it: files, git, answers, sockets. */
import childProcess, { type ChildProcess } from "node:child_process";
import fs from "node:fs";
import { ServerResponse } from "node:http";
import { syncBuiltinESMExports } from "node:module";
import { Server } from "node:net";
import type { StepEvent } from "./steps.ts";

export type Note = (event: StepEvent) => void;
type Step = Omit<StepEvent, "moment">;
type StepOf = (parameters: readonly unknown[], self: unknown) => Step | null;

interface Watch {
  note: Note;
  /** Puts something in the place of what a holder has by this name. */
  put: (holder: object, name: string, made: unknown) => void;
}

/**
 * Changes Node's own modules, of this process only, so that each step is noted before and after.
 * Gives a function that puts all back as it was.
 */
export async function watchSteps(note: Note): Promise<() => void> {
  const undo: (() => void)[] = [];
  const put: Watch["put"] = (holder, name, made) => {
    const original: unknown = Reflect.get(holder, name);
    undo.push(() => Reflect.set(holder, name, original));
    Reflect.set(holder, name, made);
  };
  const by = { note, put };
  for (const [name, stepOf] of Object.entries(BY_PATH)) {
    watch(fs.promises, name, stepOf, by);
    watch(fs, `${name}Sync`, stepOf, by);
  }
  watch(fs, "writeSync", ([fd, what]) => writeStep(pathOfFd(fd), what), by);
  watch(fs, "fsyncSync", ([fd]) => syncStep(fd), by);
  await watchHandles(by);
  watchGit(by);
  watchAnswers(by);
  watch(Server.prototype, "listen", ([where]) => socketStep(where), by);
  syncBuiltinESMExports();
  return () => {
    for (const undoOne of undo) undoOne();
    syncBuiltinESMExports();
  };
}

const BY_PATH: Readonly<Record<string, StepOf>> = {
  open: ([path, flags]) => (isWriting(flags) ? { kind: "create", path: String(path) } : null),
  writeFile: ([path, what]) => writeStep(nameOfFile(path), what),
  appendFile: ([path, what]) => writeStep(nameOfFile(path), what),
  copyFile: ([path, to]) => ({ kind: "copy", path: String(path), to: String(to) }),
  rename: ([path, to]) => ({ kind: "rename", path: String(path), to: String(to) }),
  link: ([path, to]) => ({ kind: "link", path: String(path), to: String(to) }),
  symlink: ([path, to]) => ({ kind: "link", path: String(path), to: String(to) }),
  mkdir: ([path]) => ({ kind: "make folder", path: String(path) }),
  mkdtemp: ([path]) => ({ kind: "make folder", path: String(path) }),
  rm: ([path]) => ({ kind: "remove", path: String(path) }),
  rmdir: ([path]) => ({ kind: "remove", path: String(path) }),
  unlink: ([path]) => ({ kind: "remove", path: String(path) }),
};

/** Puts a function in place of one of Node's that notes what it does, and does the same. */
function watch(holder: object, name: string, stepOf: StepOf, { note, put }: Watch): void {
  const original: unknown = Reflect.get(holder, name);
  if (typeof original !== "function")
    throw new Error(`This Node has no function ${name} to watch.`);
  put(holder, name, function (this: unknown, ...parameters: unknown[]): unknown {
    const step = stepOf(parameters, this);
    if (step === null) return Reflect.apply(original, this, parameters);
    note({ moment: "begin", ...step });
    const result: unknown = Reflect.apply(original, this, parameters);
    const end = () => note({ moment: "end", ...step });
    if (result instanceof Promise) return result.finally(end);
    end();
    return result;
  });
}

/** Files that were opened as handles: their functions are found on one that is open. */
async function watchHandles(by: Watch): Promise<void> {
  const handle = await fs.promises.open(process.execPath, "r");
  const prototype: object = Object.getPrototypeOf(handle);
  await handle.close();
  for (const name of ["write", "writev", "writeFile", "appendFile", "truncate"]) {
    watch(prototype, name, ([what], self) => writeStep(pathOfFd(fdOf(self)), what), by);
  }
  for (const name of ["sync", "datasync"]) {
    watch(prototype, name, (_, self) => syncStep(fdOf(self)), by);
  }
}

/** Each git: asked for, at work with all of its input, ended. */
function watchGit({ note, put }: Watch): void {
  const original = childProcess.execFile;
  const watched = (file: string, words: string[], ...rest: unknown[]): ChildProcess => {
    const step = { kind: `${file} ${subcommand(words)}`, path: words.at(-1) ?? "" };
    const callback = rest.pop();
    note({ moment: "begin", ...step });
    const ended = (...results: unknown[]) => {
      note({ moment: "end", ...step });
      if (typeof callback === "function") callback(...results);
    };
    const child: ChildProcess = Reflect.apply(original, childProcess, [
      file,
      words,
      ...rest,
      ended,
    ]);
    // Told in the next turn, when its caller has handed over the input.
    child.once("spawn", () => note({ moment: "started", ...step }));
    return child;
  };
  put(childProcess, "execFile", watched);
}

/** Answers to what was sent: from the first byte on, until the system has taken all of them. */
function watchAnswers({ note, put }: Watch): void {
  const begun = new WeakSet<ServerResponse>();
  for (const name of ["write", "end"] as const) {
    const original: unknown = Reflect.get(ServerResponse.prototype, name);
    if (typeof original !== "function") throw new Error(`Answers of this Node have no ${name}.`);
    const watched = function (this: ServerResponse, ...rest: unknown[]): unknown {
      if (this.req.method === "POST" && !begun.has(this)) {
        begun.add(this);
        const step = answerStep(this, textOf(rest[0]));
        note({ moment: "begin", ...step });
        this.once("finish", () => note({ moment: "end", ...step }));
      }
      return Reflect.apply(original, this, rest);
    };
    put(ServerResponse.prototype, name, watched);
  }
}

/** Its id stands in the address that a person is sent to, or in the JSON. */
function answerStep(response: ServerResponse, body: string): Step {
  const { method, url } = response.req;
  const head = String(Reflect.get(response, "_header"));
  const path = `${method} ${url?.split("?")[0]}`;
  return { kind: `answer ${response.statusCode}`, path, ...idsIn(head + body) };
}

function socketStep(where: unknown): Step | null {
  return typeof where === "string" ? { kind: "listen", path: where } : null;
}

function writeStep(path: string, what: unknown): Step {
  return { kind: "write", path, ...idsIn(textOf(what)) };
}

/** Those of comments, in a file, in JSON that is answered or in the address of a status page. */
function idsIn(text: string): Pick<Step, "ids"> {
  const ids = [...text.matchAll(/(?:"id": ?"|\/status\/)(\w{26})\b/g)].map(([, id = ""]) => id);
  return ids.length > 0 ? { ids: [...new Set(ids)] } : {};
}

function textOf(what: unknown): string {
  if (what instanceof Uint8Array) return Buffer.from(what).toString();
  return typeof what === "string" ? what : "";
}

function syncStep(fd: unknown): Step {
  const isFolder = typeof fd === "number" && fs.fstatSync(fd).isDirectory();
  return { kind: isFolder ? "fsync folder" : "fsync file", path: pathOfFd(fd) };
}

function nameOfFile(file: unknown): string {
  return typeof file === "number" ? pathOfFd(file) : String(file);
}

function fdOf(handle: unknown): unknown {
  return typeof handle === "object" && handle !== null ? Reflect.get(handle, "fd") : undefined;
}

/** Linux knows under which name a file was opened; elsewhere the number has to do. */
function pathOfFd(fd: unknown): string {
  try {
    return fs.readlinkSync(`/proc/self/fd/${fd}`);
  } catch {
    return `file ${fd}`;
  }
}

function isWriting(flags: unknown): boolean {
  if (typeof flags === "string") return /[wa]/.test(flags);
  return typeof flags === "number" && (flags & (fs.constants.O_WRONLY | fs.constants.O_RDWR)) !== 0;
}

/** The first word that is neither an option of git itself nor the value of one. */
function subcommand(words: readonly string[]): string {
  const at = words.findIndex(
    (word, index) => !word.startsWith("-") && !/^-[cC]$/.test(words[index - 1] ?? ""),
  );
  return words[at] ?? "";
}
