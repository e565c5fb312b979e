import { isBreakage, isRefusal } from '../redis/redis-errors.ts';
import type { Workplace } from './workplace.ts';

/** Removes what somebody wrote into Redis that its answers are errors for, and goes on. What stays so for as long as a Redis may be gone ends the worker. */
export function watchErrors({ jobs, drop, fail, limits, stop }: Workplace): (error: Error) => void {
  let [mending, since, last] = [false, 0, 0];
  return (error) => {
    if (!isRefusal(error) || stop.aborted) return;
    if (!isBreakage(error)) return fail(error);
    const now = Date.now();
    if (now - last > limits.redisGoneMs / 2) since = now;
    last = now;
    if (now - since > limits.redisGoneMs) return fail(error);
    if (mending) return;
    mending = true;
    jobs.repair().then(drop, () => undefined).finally(() => { mending = false; });
  };
}
