/** Reads what was typed after a command. Every script reads it so, and each answers `--help`. */
import { type ParseArgsConfig, parseArgs } from "node:util";

type Options = NonNullable<ParseArgsConfig["options"]>;

/** Prints `usage` at `--help`, and ends. The script goes on only with options that it has. */
export function commandLine<const T extends Options>(
  usage: string,
  options: T,
  { allowPositionals = false } = {},
) {
  return orUsage(usage, () => {
    // Apart from the script's own options, so that they keep their types.
    const withHelp: Options = { ...options, help: { type: "boolean", short: "h" } };
    const { values } = parseArgs({ options: withHelp, allowPositionals });
    if (values.help) endWithHelp(usage);
    return parseArgs({ options, allowPositionals });
  });
}

/** Where `read` throws, says why in one line, shows the usage, and ends with 2, as shells do. */
export function orUsage<T>(usage: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    console.error(`${kindLine(error)}\n\n${usage}`);
    process.exit(2);
  }
}

function endWithHelp(usage: string): never {
  console.log(usage);
  process.exit();
}

/** Node's first sentence says what is wrong; its second is about arguments that begin with a dash. */
function kindLine(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!("code" in error && String(error.code).startsWith("ERR_PARSE_ARGS_"))) return error.message;
  const [sentence = ""] = error.message.split(/\.? [A-Z]|\.?\n/);
  return `${sentence.replace(/\.$/, "")}.`;
}
