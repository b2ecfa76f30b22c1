/** Takes down what each page asks for while it is rendered. */
import { AsyncLocalStorage } from "node:async_hooks";
import { posix } from "node:path";
import type { LinkedContent, SiteContent } from "../site-content.ts";
import { factName, type NoteFact } from "./facts.ts";

/** What Eleventy knows of a page that it renders. */
export interface RenderedPage {
  page: { inputPath: string; outputPath: string };
  pagination?: { items: readonly { key: string }[] };
}

export interface AskedFacts {
  note: NoteFact;
  /** What `render` asks is asked for this page, also after it has waited. */
  during: <T>(data: RenderedPage, render: () => T) => T;
  /** The pages that were rendered since this was asked last. */
  take: () => AskedPages;
}

/** By the name of the page. `output` is the path of its file as Eleventy has it. */
export type AskedPages = ReadonlyMap<string, AskedPage>;

export interface AskedPage {
  output: string;
  facts: ReadonlySet<string>;
}

/** A page by its source, and where many are made from one, by its key among them. */
export function pageName(source: string, key?: string): string {
  return key === undefined ? source : `${source} ${key}`;
}

/** One for all runs of a process: Eleventy keeps layouts, and what those are followed by, from one run to the next. */
export function askedFacts(): AskedFacts {
  const asking = new AsyncLocalStorage<Set<string>>();
  let pages = new Map<string, { output: string; facts: Set<string> }>();
  const factsOf = ({ page, pagination }: RenderedPage) => {
    const name = pageName(posix.normalize(page.inputPath), pagination?.items[0]?.key);
    const known = pages.get(name) ?? { output: "", facts: new Set() };
    // A permalink is rendered before it is known where it leads.
    pages.set(name, { ...known, output: page.outputPath || known.output });
    return known.facts;
  };
  return {
    note: (...fact) => asking.getStore()?.add(factName(...fact)),
    during: (data, render) => asking.run(factsOf(data), render),
    take: () => {
      const taken = pages;
      pages = new Map();
      return taken;
    },
  };
}

/** The same content, where each look at another post's address or at a picture is taken down. */
export function notingLinks(content: SiteContent, note: NoteFact): LinkedContent {
  const { settings, index, pictures } = content;
  return {
    settings,
    index: {
      byFile: {
        get: (file) => {
          note("address", { file });
          return index.byFile.get(file);
        },
      },
    },
    pictures: {
      get: (file) => {
        note("picture", file);
        return pictures.get(file);
      },
    },
  };
}
