import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sharedCopy } from "../support/project-copy.ts";
import { runNpm } from "../support/running-program.ts";

test.each(["build", "moderate", "reply", "service", "start"])(
  "mistakes in the settings end npm run %s with a line for each, and without a stack",
  async (command) => {
    const { folder } = sharedCopy();
    const file = join(folder, "site.config.ts");
    const settings = readFileSync(file, "utf8")
      .replace(/ url: ".*"/, ' url: "blog.example"')
      .replace(/ timeZone: ".*"/, ' timeZone: "Mars/Olympus"');
    writeFileSync(file, settings);
    const { code, output } = await runNpm(folder, "run", command);
    expect(output.trim().split("\n")).toEqual([
      "site.config.ts: url: expected an address such as https://user.example/blog/",
      "site.config.ts: timeZone: expected an IANA time zone such as Europe/Berlin",
    ]);
    expect(code).toBe(1);
  },
);
