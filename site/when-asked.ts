/** What not every program needs, and takes its time. Pure. */

/** Made when it is asked for first, and kept. */
export function whenAsked<T>(make: () => T): () => T {
  let kept: { made: T } | null = null;
  return () => {
    kept ??= { made: make() };
    return kept.made;
  };
}
