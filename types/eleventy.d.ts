/** The part of Eleventy 3.1 that is used here; the package brings no types of its own. */
declare module "@11ty/eleventy" {
  export interface RenderedPage {
    inputPath: string;
    outputPath: string;
    url: string;
    content: string;
  }

  /** One `addPassthroughCopy`; `map` is what was copied, from where to where. */
  export interface CopiedFiles {
    map: Readonly<Record<string, string>>;
  }

  export interface BuildEvent {
    directories: { input: string; includes: string; output: string };
    outputMode: "fs" | "json" | "ndjson";
    results?: readonly RenderedPage[];
  }

  /** `this` of a transform. */
  export interface TransformScope {
    page: { outputPath: string };
  }

  type TemplateFunction = (...parameters: never[]) => unknown;

  export interface NunjucksEvent {
    nunjucks: import("../site/plan/nunjucks-templates.ts").Nunjucks;
  }

  export interface UserConfig {
    ignores: Set<string>;
    benchmarkManager: { get(group: string): { setIsVerbose(isVerbose: boolean): void } };
    directories: { output: string };
    on(event: "eleventy.before" | "eleventy.after", listener: (event: BuildEvent) => unknown): void;
    on(event: "eleventy.engine.njk", listener: (event: NunjucksEvent) => unknown): void;
    addTemplate(path: string, content: string): void;
    addFilter(name: string, filter: TemplateFunction): void;
    addNunjucksGlobal(name: string, value: unknown): void;
    addGlobalData(name: string, value: unknown): void;
    addPassthroughCopy(path: string, options?: { filter: readonly string[] }): void;
    addPreprocessor(
      name: string,
      formats: string,
      process: (
        data: Readonly<Record<string, unknown>>,
        content: string,
      ) => string | false | undefined,
    ): void;
    addTransform(name: string, transform: (this: TransformScope, content: string) => string): void;
    addWatchTarget(glob: string, options?: { resetConfig?: boolean }): void;
    setDataFileSuffixes(suffixes: readonly string[]): void;
    setFrontMatterParsingOptions(options: object): void;
    setLibrary(
      name: "md",
      library: {
        render: (text: string, data: { page: { inputPath: string; outputPath: string } }) => string;
      },
    ): void;
    setNunjucksEnvironmentOptions(options: Readonly<Record<string, boolean>>): void;
    setTemplateFormats(formats: readonly string[]): void;
  }

  export interface EleventyOptions {
    configPath: string;
    runMode?: "build" | "serve" | "watch";
    quietMode?: boolean;
    source?: "script" | "cli";
    pathPrefix?: string;
    config?: (userConfig: UserConfig) => void;
  }

  export class Eleventy {
    constructor(input: string, output: string, options: EleventyOptions);
    disableLogger(): void;
    init(): Promise<void>;
    executeBuild(to: "fs"): Promise<[readonly CopiedFiles[], readonly RenderedPage[]]>;
  }

  // biome-ignore lint/style/noDefaultExport: the package has both
  export { Eleventy as default };
}
