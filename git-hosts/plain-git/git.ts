/** Runs git, as a program and never through a shell. Needs git 2.25 or newer. */
import { execFile } from "node:child_process";

export interface GitOptions {
  /** Given to git on its standard input. */
  input?: string;
  /** Laid over the environment that is passed on. */
  env?: Readonly<Record<string, string>>;
  /** Once it has printed more, git is stopped: throws {@link TooMuchOutput}. */
  maxBytes?: number;
}

/** What holds for every run of git in a folder. */
export interface GitSurroundings {
  env?: Readonly<Record<string, string>>;
  /** After so long git is stopped. */
  limitMs?: number;
}

export interface Git {
  readonly directory: string;
  /** What git printed, as it is. */
  bytes: (args: readonly string[], options?: GitOptions) => Promise<Buffer>;
  /** What git printed, as text without white space at its end. */
  text: (args: readonly string[], options?: GitOptions) => Promise<string>;
}

/** Git said no: which command, where, and git's own words. */
export class GitFailed extends Error {
  /** What git printed on standard output all the same. */
  readonly output: string;
  readonly words: string;
  /** Null where a signal ended it. */
  readonly exitCode: number | null;

  constructor(
    where: { directory: string; args: readonly string[] },
    said: { words: string; output: string; exitCode: number | null },
  ) {
    super(`git ${where.args.join(" ")} failed in ${where.directory}: ${said.words}`);
    this.name = "GitFailed";
    this.output = said.output;
    this.words = said.words;
    this.exitCode = said.exitCode;
  }
}

/** Git had more to say than its caller wanted to hear. */
export class TooMuchOutput extends Error {
  constructor({ directory, args }: { directory: string; args: readonly string[] }, limit: number) {
    super(
      `git ${args.join(" ")} in ${directory} printed more than ${limit} bytes, and was stopped.`,
    );
    this.name = "TooMuchOutput";
  }
}

// What we make must not depend on whoever's settings we run under: a hook could refuse or rewrite,
// a signature would wait for a passphrase, and messages are always UTF-8.
const SETTINGS = [
  "core.hooksPath=/dev/null",
  "commit.gpgSign=false",
  "push.gpgSign=false",
  // What is proposed is then in git alone, and must outlast a power cut there too. Git knows it since
  // 2.36; before, objects and refs are written back some seconds later.
  "core.fsync=committed,reference",
  "push.followTags=false",
  "push.recurseSubmodules=no",
  "fetch.recurseSubmodules=no",
  "i18n.commitEncoding=UTF-8",
  "i18n.logOutputEncoding=UTF-8",
].flatMap((setting) => ["-c", setting]);

// Set while git itself runs a hook or an alias: they would lead us to another repository or index.
const MISLEADING = new Set([
  "GIT_DIR",
  "GIT_WORK_TREE",
  "GIT_COMMON_DIR",
  "GIT_INDEX_FILE",
  "GIT_OBJECT_DIRECTORY",
  "GIT_ALTERNATE_OBJECT_DIRECTORIES",
  "GIT_QUARANTINE_PATH",
  "GIT_NAMESPACE",
  "GIT_PREFIX",
  "GIT_CONFIG",
  "GIT_SHALLOW_FILE",
  "GIT_GRAFT_FILE",
  "GIT_GLOB_PATHSPECS",
  "GIT_NOGLOB_PATHSPECS",
  "GIT_ICASE_PATHSPECS",
  "GIT_EXTERNAL_DIFF",
]);

// A remote that takes a connection and then says nothing would else hold its caller for ever. Long
// enough to type a passphrase, and to fetch a repository that was not fetched for a while.
const LIMIT_MS = 120_000;
/** What Node calls it. */
const TOO_MUCH = "ERR_CHILD_PROCESS_STDIO_MAXBUFFER";

/** Git in a folder of a repository. */
export function gitIn(
  directory: string,
  { env = {}, limitMs = LIMIT_MS }: GitSurroundings = {},
): Git {
  const bytes: Git["bytes"] = (args, options = {}) =>
    run({ directory, args, limitMs }, { ...options, env: { ...env, ...options.env } });
  return {
    directory,
    bytes,
    text: async (args, options) => (await bytes(args, options)).toString("utf8").trimEnd(),
  };
}

interface Order {
  directory: string;
  args: readonly string[];
  limitMs: number;
}

function run(
  order: Order,
  { input = "", env = {}, maxBytes = Number.POSITIVE_INFINITY }: GitOptions,
): Promise<Buffer> {
  const { directory, args, limitMs } = order;
  return new Promise((resolve, reject) => {
    const child = execFile(
      "git",
      ["-C", directory, "--literal-pathspecs", ...SETTINGS, ...args],
      {
        encoding: "buffer",
        env: gitEnvironment(env),
        maxBuffer: maxBytes,
        timeout: limitMs,
      },
      (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else if (error.code === TOO_MUCH) reject(new TooMuchOutput(order, maxBytes));
        else reject(failureOf(error, order, stdout, stderr));
      },
    );
    // A git that ends before reading all of its input has said why; the broken pipe adds nothing.
    child.stdin?.on("error", () => {});
    // To write nothing would break it as well, and the error's stack takes longer to make than git to run.
    child.stdin?.end(input || undefined);
  });
}

/**
 * The one place outside the entry files that looks at `process.env`: git needs its PATH, its HOME,
 * the ssh agent and the credentials helper, and nothing is read from it here.
 */
export function gitEnvironment(over: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !MISLEADING.has(name));
  return { ...Object.fromEntries(inherited), LC_ALL: "C", ...over };
}

function failureOf(
  error: Error & { code?: number | string | null; killed?: boolean },
  order: Order,
  stdout: Buffer,
  stderr: Buffer,
): Error {
  if (error.code === "ENOENT") {
    return new Error("git was not found. Install git 2.25 or newer, and see that it is in PATH.", {
      cause: error,
    });
  }
  const said = stderr.toString("utf8").trim();
  const words = error.killed
    ? `it was not done after ${order.limitMs / 1000} seconds, so it was stopped. ` +
      `See that the remote answers, and without asking for anything. ${said}`.trimEnd()
    : said || `it ended with ${error.code ?? "a signal"}`;
  const exitCode = typeof error.code === "number" ? error.code : null;
  return new GitFailed(order, { words, output: stdout.toString("utf8"), exitCode });
}
