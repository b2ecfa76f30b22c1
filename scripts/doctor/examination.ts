/** All that the doctor looks at, part by part. */
import { examineSettings } from "./addresses.ts";
import { examineCi } from "./ci-files.ts";
import { examineDeployedSite } from "./deployed-site.ts";
import { examineGitHost } from "./git-host.ts";
import { type Line, wrong } from "./line.ts";
import { examineRepository } from "./repository.ts";
import { withoutSecrets } from "./secrets.ts";
import { examineService } from "./service.ts";
import { examineServiceSettings } from "./service-settings.ts";
import type { Setup } from "./setup.ts";
import { examineTools } from "./tools.ts";

export interface Part {
  title: string;
  lines: readonly Line[];
}

type Examine = (setup: Setup) => readonly Line[] | Promise<readonly Line[]>;

const PARTS: readonly (readonly [string, Examine])[] = [
  ["Tools", examineTools],
  ["Settings", examineSettings],
  ["Repository", examineRepository],
  ["Git host", examineGitHost],
  ["CI", examineCi],
  ["Deployed site", examineDeployedSite],
  ["Comment service", examineService],
  ["Service settings", examineServiceSettings],
];

/** Each part when it is known; one without lines is left out. Changes nothing anywhere. */
export async function* examination(setup: Setup): AsyncGenerator<Part> {
  for (const [title, examine] of PARTS) {
    const lines = await linesOf(examine, setup);
    if (lines.length > 0)
      yield { title, lines: lines.map((line) => withoutSecrets(line, setup.environment)) };
  }
}

/** What nobody thought of must not keep the other parts from being looked at. */
async function linesOf(examine: Examine, setup: Setup): Promise<readonly Line[]> {
  try {
    return await examine(setup);
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    return [wrong("examination", `This could not be looked at: ${says}`, "Mend that first.")];
  }
}
