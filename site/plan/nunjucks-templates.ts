/** Eleventy's Nunjucks, where each page is followed while it is rendered, and no template is compiled twice. */
import { relative, sep } from "node:path";
import { BadFile } from "../../comments/bad-file.ts";
import type { AskedFacts, RenderedPage } from "./asked-facts.ts";

/** What Eleventy's event at the start of its Nunjucks hands over. */
export interface NunjucksEngine {
  nunjucks: { Template: { prototype: Template } };
  environment: {
    on: (event: "load", heard: (name: string, source: { path: string }) => void) => void;
  };
}

interface Template {
  render: (this: Template, data: RenderedPage | object, ...rest: readonly unknown[]) => unknown;
  _compile: (this: Template) => void;
  path: string | null;
  tmplStr: string;
  compiled: boolean;
  blocks: unknown;
  rootRenderFunc: unknown;
}

type Compiled = Pick<Template, "compiled" | "blocks" | "rootRenderFunc">;

/**
 * By their path and text. They are given the environment that they run in, and so serve all of a process, which have
 * the same filters and options.
 */
const compiled = new Map<string, Compiled>();

/** As Nunjucks has them: Eleventy's event comes again with each build of a preview. */
const originals = new WeakMap<Template, Pick<Template, "render" | "_compile">>();

/** Includes and layouts are rendered so as well. */
export function followTemplates(
  { nunjucks: { Template }, environment }: NunjucksEngine,
  during: AskedFacts["during"],
): void {
  environment.on("load", (_, { path }) => insistIncluded(path));
  const { prototype } = Template;
  const { render, _compile } = originals.get(prototype) ?? { ...prototype };
  originals.set(prototype, { render, _compile });
  prototype.render = function (data, ...rest) {
    return "page" in data
      ? during(data, () => render.call(this, data, ...rest))
      : render.call(this, data, ...rest);
  };
  prototype._compile = compilingOnce(_compile);
}

/** Of what lies elsewhere nobody would know which pages it is part of, and those would stay as they are. */
function insistIncluded(path: string): void {
  const file = relative(".", path);
  if (file.startsWith(`_includes${sep}`)) return;
  const message = "is included by a template; what templates include lies in _includes";
  throw new BadFile(file, [{ field: "", message }]);
}

/** Of a template that makes many pages, Eleventy makes one for each page, with the same text. */
function compilingOnce(compile: Template["_compile"]): Template["_compile"] {
  return function () {
    const key = `${this.path}\0${this.tmplStr}`;
    if (!compiled.has(key)) {
      compile.call(this);
      const { blocks, rootRenderFunc } = this;
      compiled.set(key, { compiled: true, blocks, rootRenderFunc });
    }
    Object.assign(this, compiled.get(key));
  };
}
