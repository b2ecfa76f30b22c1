/** The part of Eleventy 3.1 that is used here; the package brings no types of its own. */
declare module "@11ty/eleventy" {
  /** `this` of a transform. */
  export interface TransformScope {
    page: { outputPath: string };
  }

  type TemplateFunction = (...parameters: never[]) => unknown;

  type NunjucksEngine = import("../site/plan/nunjucks-templates.ts").NunjucksEngine;

  /** How the files of an extension are rendered. */
  export interface Extension {
    compile: (
      text: string,
      inputPath: string,
    ) => (data: { page: { inputPath: string; outputPath: string } }) => string;
    compileOptions: { cache: boolean };
  }

  export interface UserConfig {
    ignores: Set<string>;
    benchmarkManager: { get(group: string): { setIsVerbose(isVerbose: boolean): void } };
    directories: { output: string };
    on(event: "eleventy.engine.njk", listener: (engine: NunjucksEngine) => unknown): void;
    addExtension(extension: "md", options: Extension): void;
    addTemplate(path: string, content: string): void;
    addFilter(name: string, filter: TemplateFunction): void;
    addNunjucksGlobal(name: string, value: unknown): void;
    addGlobalData(name: string, value: unknown): void;
    addPreprocessor(
      name: string,
      formats: string,
      process: (
        data: Readonly<Record<string, unknown>>,
        content: string,
      ) => string | false | undefined,
    ): void;
    addTransform(name: string, transform: (this: TransformScope, content: string) => string): void;
    setDataFileSuffixes(suffixes: readonly string[]): void;
    setFrontMatterParsingOptions(options: object): void;
    setNunjucksEnvironmentOptions(options: Readonly<Record<string, boolean>>): void;
    setTemplateFormats(formats: readonly string[]): void;
  }

  export interface EleventyOptions {
    configPath: string;
    quietMode: boolean;
    source: "script";
  }

  export class Eleventy {
    constructor(input: string, output: string, options: EleventyOptions);
    disableLogger(): void;
    init(): Promise<void>;
    executeBuild(to: "fs"): Promise<unknown>;
  }

  // biome-ignore lint/style/noDefaultExport: the package has both
  export { Eleventy as default };
}
