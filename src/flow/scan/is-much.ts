import { limits } from '../../connect/limits.ts';

/** Whether a server said so much that to judge it may take long. Stops to look as soon as it is. */
export function isMuch(said: unknown): boolean {
  let [values, units] = [0, 0];
  const waiting: unknown[] = [said];
  while (waiting.length > 0) {
    const value = waiting.pop();
    values += 1;
    if (typeof value === 'string') units += value.length;
    if (typeof value === 'object' && value !== null) {
      for (const key in value) {
        units += key.length;
        waiting.push((value as Record<string, unknown>)[key]);
      }
    }
    if (values + waiting.length > limits.mostValuesAtOnce || units > limits.mostUnitsAtOnce) return true;
  }
  return false;
}
