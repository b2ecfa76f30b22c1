/** What docs/ci/deploying.md puts in the place of the last step is run, with an rsync that only tells. */
import { chmodSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { runJob, Steps } from "../support/ci-job.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const [GITHUB = "", FORGEJO = "", GITLAB = ""] = [
  ...readFileSync("docs/ci/deploying.md", "utf8").matchAll(/^```yaml\n(.*?)^```$/gms),
].map(([, block = ""]) => block);

const linesOf = (block: string) => Steps.parse(parse(block)).map(({ run }) => run);

/** Tells what it was asked for, and which key it was given. */
const RSYNC = `#!/bin/bash
for last; do :; done
echo "to $last"
echo "key $(stat -c %a "$(sed 's/ssh -i \\([^ ]*\\) .*/\\1/' <<< "$6")")"
cat $(sed 's/ssh -i \\([^ ]*\\) -o UserKnownHostsFile=\\([^ ]*\\) .*/\\1 \\2/' <<< "$6")
`;

test.each([
  ["GitHub", linesOf(GITHUB), false],
  ["Forgejo", linesOf(FORGEJO), false],
  ["GitLab", z.array(z.string()).parse(parse(GITLAB)), true],
])("%s copies the site with the key that only the job may read", (_, lines, isFile) => {
  const folder = temporaryFolder({
    rsync: RSYNC,
    "apt-get": "#!/bin/sh\n",
    ...{ key: "k3y\n", hosts: "h0sts\n" },
  });
  for (const program of ["rsync", "apt-get"]) chmodSync(join(folder, program), 0o755);
  const given = isFile
    ? { DEPLOY_KEY: join(folder, "key"), DEPLOY_HOSTS: join(folder, "hosts") }
    : { DEPLOY_KEY: "k3y", DEPLOY_HOSTS: "h0sts" };
  const env = { ...given, TMPDIR: folder, PATH: `${folder}${delimiter}${process.env.PATH}` };
  const { status, output } = runJob([{ run: lines.join("\n"), env }], {});
  expect(output).toBe("to deploy@user.example:/srv/blog/\nkey 600\nk3y\nh0sts\n");
  expect(status).toBe(0);
});
