/** The part of Eleventy's server for previews that is used here; the package has no types. */
declare module "@11ty/eleventy-dev-server" {
  // biome-ignore lint/style/noDefaultExport: it is the only one of the package
  export default class EleventyDevServer {
    static getServer(
      name: string,
      folder: string,
      options: Readonly<Record<string, unknown>>,
    ): EleventyDevServer;
    serve(port: number): void;
    ready(): Promise<unknown>;
    /** Paths of files; pages that are open in a browser follow. */
    reloadFiles(files: readonly string[]): void;
    close(): Promise<unknown>;
  }
}
