import type { Json } from '../../schema/json.ts';

/** Whether a value is nested deeper than that, told without recursion. */
export function nestedDeeper(value: Json, levels: number): boolean {
  let inner: Json[] = [value];
  for (let level = 0; inner.length > 0; level += 1) {
    if (level > levels) return true;
    inner = inner.flatMap((each) => (typeof each !== 'object' || each === null ? [] : Array.isArray(each) ? each : Object.values(each))).filter((each) => typeof each === 'object' && each !== null);
  }
  return false;
}
