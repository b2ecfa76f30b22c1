/** The comment service before a GitHub at the address GITHUB, as site.config.ts could name it; a process of its own. */
import { lineLog } from "../../service/log.ts";
import { runService } from "../../service/run-service.ts";
import { readSettings } from "../../service/settings.ts";
import { site as ownSite } from "../../site.config.ts";

const repository = "octo-org/blog";
const address = process.env.GITHUB ?? "";
const gitHost = { kind: "github", branch: "main", remote: null, repository, address } as const;
const site = { ...ownSite, gitHost };
const read = readSettings(process.env, site);
if (!read.ok) throw new Error(JSON.stringify(read.problems));
const clock = () => Date.now();
const service = await runService(read.settings, { site, clock, log: lineLog(console.log, clock) });
process.once("SIGTERM", () => void service.stop());
console.log(`Comment service: ${service.url}`);
