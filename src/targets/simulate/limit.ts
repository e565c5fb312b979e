import type { Json } from '../../schema/json.ts';

/** How often a tool may run. */
export interface Limit {
  max: number;
  window: string;
  seconds: number;
  /** Whether windows are whole minutes and hours of the clock, not the time before each call. */
  byTheClock: boolean;
}

/** Windows that have a name, in seconds. */
export const windows: Record<string, number> = { second: 1, minute: 60, hour: 3600, day: 86_400 };

/** A limit over a window with a name; none where a file holds something else in its place. */
export function limitOf(max: Json | undefined, window: Json | undefined, byTheClock = false): Limit[] {
  const seconds = typeof window === 'string' && Object.hasOwn(windows, window) ? windows[window] : undefined;
  return seconds === undefined || typeof max !== 'number' || Number.isNaN(max) ? [] : [{ max, window: String(window), seconds, byTheClock }];
}

/** The tightest of some limits, over time. */
export function tightest(limits: readonly Limit[]): Limit | undefined {
  return [...limits].sort((a, b) => a.max / a.seconds - b.max / b.seconds)[0];
}
