import type { Json } from '../../../schema/json.ts';
import type { PolicyCall } from '../../../schema/policy.ts';
import { objectsIn } from '../../languages/json/dig.ts';
import { limitOf } from '../../simulate/limit.ts';
import type { Limit } from '../../simulate/limit.ts';

/** The rates of a tool, by the clock. */
export function interceptLimits(data: Json, { tool }: PolicyCall): Limit[] {
  return [tool, '*'].flatMap((name) => objectsIn(data, 'tools', name, 'rules')).flatMap((rule) => {
    const [, max, window] = /^(\d+)\/(\w+)$/.exec(String(rule['rate_limit'] ?? '')) ?? [];
    return limitOf(Number(max), window, true);
  });
}
