// Eleventy imports its configuration by path. This is that of `.eleventy.ts`, as the process has it already.
/** @import { UserConfig } from "@11ty/eleventy" */

/** @type {(eleventy: UserConfig) => object} */
let configure = () => ({});

/** @param {(eleventy: UserConfig) => object} configuration */
export function configureWith(configuration) {
  configure = configuration;
}

/** @param {UserConfig} eleventy */
export default (eleventy) => configure(eleventy);
