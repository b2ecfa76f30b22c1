import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
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

describe("Of a program that is no TypeScript, or that fails", () => {
  test("file, line and mistake are told, and no stack", async () => {
    const { folder } = sharedCopy();
    writeFileSync(
      join(folder, "site.config.ts"),
      "export const site = {\n  title: Stet and more,\n};\n",
    );
    const { code, output } = await runNpm(folder, "run", "merge");
    expect(output).toContain('[ERROR] Expected "}" but found "and"');
    expect(output).toContain("site.config.ts:2:14:");
    expect(output).not.toMatch(/^\s+at /m);
    expect(code).toBe(1);
  });

  test("the stack tells the places in the sources", async () => {
    const { folder } = sharedCopy();
    const place = "./fail.ts";
    writeFileSync(
      join(folder, "scripts/merge.ts"),
      `import { fail } from "${place}";\n\nfail();\n`,
    );
    const text =
      "interface Nothing {}\n\nexport function fail(): never {\n  throw new Error();\n}\n";
    writeFileSync(join(folder, "scripts/fail.ts"), text);
    const { output } = await runNpm(folder, "run", "merge");
    const { href } = pathToFileURL(folder);
    expect(output).toContain(`at fail (${href}/scripts/fail.ts:4:9)`);
    expect(output).toContain(`at ${href}/scripts/merge.ts:3:1`);
  });
});
