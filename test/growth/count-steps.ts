import { Session } from 'node:inspector/promises';

/**
 * Counts what code of `src/` does: how often each of its blocks is run, by the engine's own coverage counters. The same work gives
 * the same count on every machine. What happens inside one call of the engine (a search, a copy) counts as nothing: expressions are
 * proved apart. Only code that is loaded after this call is counted.
 */
export async function startCounting(): Promise<{ stepsOf(work: () => unknown): Promise<number>; end(): Promise<void> }> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const taken = async (): Promise<number> => {
    const { result } = await session.post('Profiler.takePreciseCoverage');
    return result.filter(({ url }) => url.includes('/src/')).flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges)).reduce((sum, { count }) => sum + count, 0);
  };
  return {
    stepsOf: async (work) => {
      await taken();
      await work();
      return taken();
    },
    end: async () => {
      await session.post('Profiler.stopPreciseCoverage');
      session.disconnect();
    },
  };
}
