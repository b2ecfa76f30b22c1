/** Whether the comment service is where the site's forms send to, and is the one of this site. */
import { z } from "zod";
import { isLoopback } from "../start/loopback.ts";
import { addressesOf } from "./addresses.ts";
import { type Answer, ask, problemWith } from "./ask.ts";
import { type Line, note, right, wrong } from "./line.ts";
import type { Setup } from "./setup.ts";

export async function examineService(setup: Setup): Promise<Line[]> {
  const addresses = addressesOf(setup);
  const { url, service } = addresses;
  if (service === null) {
    const says = "service in site.config.ts is null: the site is built with comments closed.";
    return [note("service", says, "Set it to where visitors reach the service, to open them.")];
  }
  const address = judgeAddress({ url, service });
  const health = judgeHealth(service, await ask(`${service}health`, setup.timeoutMs));
  if (health.verdict === "wrong") return [address, health];
  const { origin } = new URL(url);
  const headers = { origin, "access-control-request-method": "POST" };
  const preflight = await ask(`${service}comments`, setup.timeoutMs, {
    method: "OPTIONS",
    headers,
  });
  return [address, health, judgePreflight(origin, preflight)];
}

export function judgeAddress({ url, service }: { url: string; service: string }): Line {
  const [site, own] = [new URL(url), new URL(service)];
  if (service === url) {
    const mend =
      "Give the service an address of its own, such as https://comments.user.example/, or a path below the site that your proxy hands to it.";
    return wrong("service-address", `Site and service have the same address: ${url}`, mend);
  }
  const isHere = (host: string) => host === "localhost" || isLoopback(host.replace(/[[\]]/g, ""));
  if (isHere(own.hostname) && !isHere(site.hostname)) {
    const mend = "Set service in site.config.ts to the address that visitors use.";
    return wrong("service-address", `Only this machine can reach ${service}`, mend);
  }
  if (own.protocol === "https:" || isHere(own.hostname))
    return right("service-address", `Forms send to ${service}`);
  const mend = "Put it behind a proxy with a certificate, and set service to its https address.";
  const says = `${service} is not https: what visitors type can be read on the way, and browsers warn of it.`;
  return wrong("service-address", says, mend);
}

const Health = z.object({ status: z.literal("ok"), waiting: z.int().nonnegative() });

export function judgeHealth(service: string, answer: Answer): Line {
  const problem = problemWith(`${service}health`, answer);
  const mend =
    "See that npm run service runs, and that the proxy hands this address to it, the path included.";
  if (problem !== null) return wrong("service", problem, mend);
  const read = Health.safeParse(jsonOf("text" in answer ? answer.text : ""));
  if (!read.success)
    return wrong("service", `What answers at ${service} is not the comment service.`, mend);
  const { waiting } = read.data;
  const rest =
    waiting === 0
      ? "no comment waits to be proposed"
      : `${waiting} of its comments wait to be proposed`;
  return right("service", `The service is well, and ${rest}.`);
}

/** It answers only its own site's pages so, by the address that it was told. */
export function judgePreflight(origin: string, answer: Answer): Line {
  const allowed =
    "headers" in answer ? answer.headers.get("access-control-allow-origin") : undefined;
  if (allowed === origin) return right("service-site", `It takes comments from ${origin}`);
  const mend = `Set STET_SITE_URL of the service to the site's address, or nothing, and start it again. A proxy must pass OPTIONS and Origin on.`;
  return wrong("service-site", `It does not take ${origin} for its site.`, mend);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
