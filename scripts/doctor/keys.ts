/** Whether the keys in the environment can be used. Says nothing of what they are. */
import { KEY_BYTES, keyIn } from "../../comments/secret-key.ts";
import { type Line, note, right, wrong } from "./line.ts";
import type { Setup } from "./setup.ts";

const MAKE_ONE = "Make one: openssl rand -hex 32";

export function examineKeys({ environment }: Pick<Setup, "environment">): Line[] {
  const { IDENTITY_KEY: identity, SIGNING_KEYS: signing } = environment;
  if (!identity && !signing) {
    const says = "IDENTITY_KEY and SIGNING_KEYS are not in the environment: nothing is told.";
    return [note("keys", says, "Run it with the environment that the service has.")];
  }
  const signingKeys = (signing ?? "").split(",");
  const lines = [
    ...formOf("IDENTITY_KEY", identity ? [identity] : []),
    ...formOf("SIGNING_KEYS", signing ? signingKeys : []),
  ];
  if (lines.length > 0) return lines;
  const bytes = keyIn(identity ?? "");
  if (signingKeys.some((key) => bytes !== null && keyIn(key)?.equals(bytes))) {
    const says = "SIGNING_KEYS holds the IDENTITY_KEY, which must sign nothing else.";
    return [wrong("keys", says, `Take it out of SIGNING_KEYS, and put another first. ${MAKE_ONE}`)];
  }
  return [right("keys", `IDENTITY_KEY and ${signingKeys.length} of SIGNING_KEYS are well-formed.`)];
}

function formOf(name: string, keys: readonly string[]): Line[] {
  if (keys.length === 0) return [wrong("keys", `${name} is missing in the environment.`, MAKE_ONE)];
  if (keys.every((key) => keyIn(key) !== null)) return [];
  const says = `${name} is malformed: expected at least ${KEY_BYTES} bytes each, in hexadecimal or base64.`;
  return [wrong("keys", says, MAKE_ONE)];
}
