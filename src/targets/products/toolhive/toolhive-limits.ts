import type { Json } from '../../../schema/json.ts';
import type { PolicyCall } from '../../../schema/policy.ts';
import { dig, objectsIn } from '../../languages/json/dig.ts';
import { windows } from '../../simulate/limit.ts';
import type { Limit } from '../../simulate/limit.ts';

/** The rates of a tool, for all users together. */
export function toolhiveLimits(data: Json, { tool }: PolicyCall): Limit[] {
  return objectsIn(data, 'spec', 'rateLimiting', 'tools').filter(({ name }) => name === tool)
    .flatMap((entry) => bucketOf(dig(entry, 'shared', 'maxTokens'), dig(entry, 'shared', 'refillPeriod')));
}

/** A duration as Go writes it: "1h0m0s". */
function bucketOf(max: Json | undefined, period: Json | undefined): Limit[] {
  const [all = '', hours = '0', minutes = '0', seconds = '0'] = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(String(period ?? '')) ?? [];
  const whole = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  const window = Object.keys(windows).find((name) => windows[name] === whole) ?? all;
  return whole === 0 || typeof max !== 'number' ? [] : [{ max, window, seconds: whole, byTheClock: false }];
}
