/** A job that is done when it is first asked for, and its result kept; one that failed is done again. */
export function once<T>(job: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | null = null;
  return () => {
    kept ??= job().catch((error: unknown) => {
      kept = null;
      throw error;
    });
    return kept;
  };
}
