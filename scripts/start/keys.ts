/** The comment service's keys for trying things out: made once, kept under .stet/, never in git. */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { parseEnv } from "node:util";

/** `IDENTITY_KEY` and `SIGNING_KEYS`, as the service takes them from its environment. */
export function localKeys(file: string): NodeJS.Dict<string> {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    const lines = ["IDENTITY_KEY", "SIGNING_KEYS"].map((name) => `${name}=${newKey()}\n`);
    writeFileSync(file, lines.join(""), { mode: 0o600, flag: "wx" });
  }
  return parseEnv(readFileSync(file, "utf8"));
}

function newKey(): string {
  return randomBytes(32).toString("hex");
}
