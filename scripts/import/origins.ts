/** The systems that can be imported from. Each is loaded only where it is asked for. */
import type { Origin } from "./origin.ts";

export const ORIGINS: Readonly<Record<string, () => Promise<Origin>>> = {
  disqus: async () => (await import("./disqus/disqus.ts")).disqus,
  isso: async () => (await import("./isso/isso.ts")).isso,
  staticman: async () => (await import("./staticman/staticman.ts")).staticman,
  wordpress: async () => (await import("./wordpress/wordpress.ts")).wordpress,
};
