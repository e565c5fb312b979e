/** A job by key, of which the results that were asked for last are kept; one that failed is done again. */
export function keepLatest<T>(most: number, job: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const kept = new Map<string, Promise<T>>();
  return (key) => {
    const result = kept.get(key) ?? job(key).catch((error: unknown) => {
      kept.delete(key);
      throw error;
    });
    kept.delete(key);
    kept.set(key, result);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return result;
  };
}
