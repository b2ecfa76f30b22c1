/** What a command has made of a blog: two outcomes are equal where nobody could tell them apart. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gitIn as gitAt } from "../../git-hosts/plain-git/git.ts";
import { filesUnder, readFilesAt } from "../../git-hosts/plain-git/objects.ts";
import { gitIn } from "./blog-repository.ts";

/** Facts by what they are about, such as `disk: posts/a.md` or `refs/heads/main: posts/a.md`. */
export type Outcome = ReadonlyMap<string, string>;

export async function outcomeIn(blog: string): Promise<Outcome> {
  const facts = new Map<string, string>();
  for (const path of filesBelow(blog)) {
    if (!path.startsWith(".git/"))
      facts.set(`disk: ${path}`, fixed(readFileSync(join(blog, path), "utf8")));
    else if (path.endsWith(".lock")) facts.set("lock that stays", path);
  }
  facts.set("status", gitIn(blog, "status", "--porcelain"));
  facts.set("commits on main", gitIn(blog, "log", "--format=%s", "main"));
  const refs = gitIn(blog, "for-each-ref", "--format=%(refname)").split("\n");
  for (const ref of refs) {
    const paths = await filesUnder(gitAt(blog), ref, "comments-data");
    const texts = await readFilesAt(gitAt(blog), ref, paths);
    paths.forEach((path, at) => {
      facts.set(`${ref}: ${path}`, fixed(texts[at] ?? ""));
    });
  }
  return facts;
}

/** A line for each fact that differs. */
export function differences(expected: Outcome, found: Outcome): string[] {
  const names = new Set([...expected.keys(), ...found.keys()]);
  return [...names]
    .filter((name) => expected.get(name) !== found.get(name))
    .map((name) => `${name}: ${shown(found.get(name))} instead of ${shown(expected.get(name))}`);
}

/** When a comment was edited is when it was edited. */
function fixed(text: string): string {
  return text.replace(/"edited": "[^"]+"/, '"edited": "…"');
}

function shown(fact: string | undefined): string {
  return fact === undefined ? "nothing" : JSON.stringify(fact.slice(0, 200));
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}
