import { existsSync, lstatSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { contentId } from "../../../site/content-ids.ts";
import { filesIn } from "../../../site/output-folder.ts";
import { inputChanges, NO_FILES, readInputs } from "../../../site/plan/inputs.ts";
import { changesBetween } from "../../../site/plan/table.ts";
import { gitRepository, type TestRepository } from "../../support/git-repository.ts";
import { sampleSettings } from "../../support/sample-site.ts";
import { writeFiles } from "../../support/temporary-folder.ts";

const BUILT = { settings: sampleSettings(), preview: false };
const NAMES = ["a.md", "a-b.md", "a/b.md", "ä b.md", ".hidden", "p.jpg", 'say "no".md'];
const FOLDERS = ["posts", "assets", "comments-data/threads"];

type Edit = (repository: TestRepository, path: string, text: string) => void;

const EDITS: readonly Edit[] = [
  ({ folder }, path, text) => {
    rmSync(join(folder, path), { recursive: true, force: true });
    writeFiles(folder, { [path]: text });
  },
  ({ folder }, path) => rmSync(join(folder, path), { recursive: true, force: true }),
  ({ git }) => git("add", "--all"),
  ({ git }) => git("commit", "-qam", "More", "--allow-empty"),
  ({ git }) => git("stash", "--include-untracked", "--quiet"),
  ({ folder, git }, path) => {
    if (existsSync(join(folder, path)) && git("ls-files", path) === path)
      git("update-index", "--assume-unchanged", path);
  },
  ({ folder }, _, text) => writeFiles(folder, { ".gitattributes": `*.jpg filter=${text}\n` }),
  ({ folder }, _, text) => writeFiles(folder, { ".gitignore": `${text}*\n*.jpg\n` }),
  ({ folder }, path) => {
    rmSync(join(folder, path), { recursive: true, force: true });
    writeFiles(folder, { "elsewhere/c.md": "elsewhere", [`${path}.md`]: "beside" });
    symlinkSync(join(folder, "elsewhere"), join(folder, path));
  },
  // Git looks neither into another repository nor behind a link.
  ({ folder, git }, path, text) => {
    writeFiles(folder, { [`${path}-nest/${text}.md`]: text });
    git("init", "-q", `${path}-nest`);
  },
  ({ folder }) => {
    if (lstatSync(join(folder, "comments-data")).isSymbolicLink()) return;
    rmSync(join(folder, "moved"), { recursive: true, force: true });
    renameSync(join(folder, "comments-data"), join(folder, "moved"));
    symlinkSync("moved", join(folder, "comments-data"));
  },
  ({ folder, git }) => {
    if (!existsSync(join(folder, "comments-data/.git"))) git("init", "-q", "comments-data");
  },
];

const steps = fc.array(
  fc.record({
    edit: fc.constantFrom(...EDITS),
    path: fc
      .tuple(fc.constantFrom(...FOLDERS), fc.constantFrom(...NAMES))
      .map(([folder, name]) => `${folder}/${name}`),
    text: fc.constantFrom("one", "two"),
  }),
  { minLength: 3, maxLength: 12 },
);

/** By reading each file. */
function idsOf(folder: string): Map<string, string> {
  const files = FOLDERS.flatMap((name) => filesIn(join(folder, name)));
  const idOf = (file: string) => contentId(readFileSync(file));
  return new Map(files.map((file) => [file.slice(folder.length + 1), idOf(file)]));
}

test("after whatever edits, what git tells of files is what is in them", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const repository = gitRepository({ "posts/a.md": "one", "assets/p.jpg": "one" });
      const { folder, git } = repository;
      git("config", "filter.one.clean", "echo pointer");
      let before = { inputs: await readInputs(folder, BUILT), ids: idsOf(folder) };
      for (const [at, { edit, path, text }] of all.entries()) {
        try {
          edit(repository, path, text);
        } catch {
          // Such as a file where a folder would have to be: the next one will do.
          continue;
        }
        if (at % 3 !== 0) continue;
        const now = { inputs: await readInputs(folder, BUILT), ids: idsOf(folder) };
        expect(inputChanges(NO_FILES, now.inputs)).toEqual(now.ids);
        const changes = changesBetween(before.ids, now.ids);
        expect(inputChanges(before.inputs, now.inputs)).toEqual(changes);
        before = now;
      }
    }),
    { numRuns: 25 },
  );
});
