// Eleventy imports its configuration by path. This is that of `.eleventy.ts`, as the process has it already.
/** @import { UserConfig } from "@11ty/eleventy" */

// Read when Eleventy is loaded, which comes after this. Its resolver, a thread of its own, is there to load a
// changed configuration anew; here each build is a new process.
process.env.ELEVENTY_SKIP_ESM_RESOLVER = "1";

/** @type {(eleventy: UserConfig) => object} */
let configure = () => ({});

/** @param {(eleventy: UserConfig) => object} configuration */
export function configureWith(configuration) {
  configure = configuration;
}

/** @param {UserConfig} eleventy */
export default (eleventy) => configure(eleventy);
