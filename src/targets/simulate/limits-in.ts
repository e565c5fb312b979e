import { isJsonObject } from '../../schema/json.ts';
import type { Json } from '../../schema/json.ts';
import type { ArgumentRule, PolicyCall, TargetId } from '../../schema/policy.ts';
import { passesRule } from '../arguments/passes-rule.ts';
import { dig } from '../languages/json/dig.ts';

/** How often a tool may run. */
export interface Limit {
  max: number;
  window: string;
  seconds: number;
  /** Whether windows are whole minutes and hours of the clock, not the time before each call. */
  byTheClock: boolean;
}

const named: Record<string, number> = { second: 1, minute: 60, hour: 3600, day: 86_400 };

/** The limits that a policy sets on a call; none for products without rates. */
export const limitsIn: Partial<Record<TargetId, (data: Json, call: PolicyCall) => Limit[]>> = {
  policylayer: (data, { tool }) => [...listIn(dig(data, 'tools', tool, 'limits')), ...listIn(dig(data, 'all_tools', 'limits'))]
    .flatMap((limit) => limitOf(dig(limit, 'max'), dig(limit, 'window'))),
  intercept: (data, { tool }) => [tool, '*'].flatMap((name) => listIn(dig(data, 'tools', name, 'rules'))).flatMap((rule) => {
    const [, max, window] = /^(\d+)\/(\w+)$/.exec(String(dig(rule, 'rate_limit') ?? '')) ?? [];
    return limitOf(Number(max), window, true);
  }),
  toolhive: (data, { tool }) => listIn(dig(data, 'spec', 'rateLimiting', 'tools')).filter((entry) => dig(entry, 'name') === tool)
    .flatMap((entry) => bucketOf(dig(entry, 'shared', 'maxTokens'), dig(entry, 'shared', 'refillPeriod'))),
  opa: (data, { tool, arguments: given }) => {
    const entry = dig(data, 'tools', tool);
    const isEased = dig(entry, 'eased') !== undefined && listIn(dig(entry, 'eased', 'when')).every((rule) => passesRule(rule as unknown as ArgumentRule, given));
    const verdict = dig(entry, ...(isEased ? ['eased'] : []), 'decision');
    return limitOf(dig(verdict, 'max'), dig(verdict, 'window'));
  },
};

/** The tightest of them, over time. */
export function tightest(limits: readonly Limit[]): Limit | undefined {
  return [...limits].sort((a, b) => a.max / a.seconds - b.max / b.seconds)[0];
}

function limitOf(max: Json | undefined, window: Json | undefined, byTheClock = false): Limit[] {
  const seconds = typeof window === 'string' && Object.hasOwn(named, window) ? named[window] : undefined;
  return seconds === undefined || typeof max !== 'number' || Number.isNaN(max) ? [] : [{ max, window: String(window), seconds, byTheClock }];
}

/** A duration as Go writes it: "1h0m0s". */
function bucketOf(max: Json | undefined, period: Json | undefined): Limit[] {
  const [all = '', hours = '0', minutes = '0', seconds = '0'] = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(String(period ?? '')) ?? [];
  const whole = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  const window = Object.keys(named).find((name) => named[name] === whole) ?? all;
  return whole === 0 || typeof max !== 'number' ? [] : [{ max, window, seconds: whole, byTheClock: false }];
}

function listIn(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
