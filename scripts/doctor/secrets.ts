/** Keeps what must not be known out of what is printed, whoever repeated it. */
import type { Line } from "./line.ts";

const SECRETS = ["STET_TOKEN", "IDENTITY_KEY", "STET_WEBHOOK_SECRET", "STET_NOTIFY_SECRET"];

/** A host's own words may hold what it was sent. */
export function withoutSecrets(line: Line, environment: NodeJS.Dict<string>): Line {
  const { SIGNING_KEYS = "" } = environment;
  const secrets = [...SECRETS.map((name) => environment[name] ?? ""), ...SIGNING_KEYS.split(",")]
    .map((secret) => secret.trim())
    .filter((secret) => secret !== "");
  const hidden = (text: string) =>
    secrets.reduce((shown, secret) => shown.replaceAll(secret, "…"), text);
  return { ...line, says: hidden(line.says), mend: hidden(line.mend) };
}
