/** A whole blog as one file of JSON, which `npm run import -- stet` takes back byte for byte. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BadFile } from "../../comments/bad-file.ts";
import { readSubmissions, readThread, threadIds } from "../../comments/data-files.ts";
import { isRemoved, type Thread } from "../../comments/thread.ts";
import { postFiles } from "../../site/post-sources.ts";
import { IMPORTS } from "../import/import-record.ts";
import { type BlogText, blogFile } from "./blog-file.ts";
import { contentsOf } from "./contents.ts";
import type { Exported, ExportRequest } from "./exporter.ts";

// A mark at the beginning of a file is a part of it as well.
const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export function exportJson({ root }: ExportRequest): Exported {
  const files = postFiles(root);
  const posts = files.filter(({ kind }) => kind === "post").map(({ file }) => file);
  const pages = files.filter(({ kind }) => kind === "page").map(({ file }) => file);
  const records = recordsIn(root);
  const submissions = readSubmissions(root).map(({ submission }) => submission);
  let comments = submissions.length;
  const onThread = (thread: Thread) => {
    comments += thread.comments.filter((comment) => !isRemoved(comment)).length;
  };
  const parts = blogFile({
    files: texts(root, [...posts, ...pages, ...records]),
    threads: threads(root, onThread),
    submissions,
  });
  const report = () => [
    contentsOf({ posts: posts.length, pages: pages.length, comments }),
    "Not in it: site.config.ts, and pictures and other files. Copy assets/, and what lies beside posts.",
  ];
  return { parts, report };
}

function* texts(root: string, paths: readonly string[]): Generator<BlogText> {
  for (const path of paths) yield { path, text: textOf(root, path) };
}

function* threads(root: string, onThread: (thread: Thread) => void): Generator<Thread> {
  for (const id of threadIds(root)) {
    const thread = readThread(root, id);
    onThread(thread);
    yield thread;
  }
}

function recordsIn(root: string): string[] {
  if (!existsSync(join(root, IMPORTS))) return [];
  const names = readdirSync(join(root, IMPORTS)).filter((name) => name.endsWith(".json"));
  return names.sort().map((name) => `${IMPORTS}/${name}`);
}

function textOf(root: string, path: string): string {
  const bytes = readFileSync(join(root, path));
  try {
    return UTF8.decode(bytes);
  } catch (cause) {
    const message = "not UTF-8: save it in that encoding";
    throw new BadFile(path, [{ field: "", message }], { cause });
  }
}
