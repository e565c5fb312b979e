import type { JsonObject } from '../../../schema/json.ts';
import { objectIn } from '../../languages/json/dig.ts';
import type { Combine } from '../../merge/combine.ts';
import { opencodeServerPattern } from '../../names/opencode-name.ts';

/** The rules of all servers. The last rule that matches decides, so what is wide stands before everything that is narrow. */
export const combineOpencode: Combine = (all, requests) => {
  const wide = requests.map(({ serverKey }) => opencodeServerPattern(serverKey));
  const strictness = ['allow', 'ask', 'deny'];
  const everything = all.flatMap((data) => Object.entries(objectIn(data, 'permission')));
  const rules = [...Map.groupBy(everything, ([rule]) => rule)].map(([rule, same]) => (
    [rule, same.map(([, action]) => String(action)).sort((a, b) => strictness.indexOf(b) - strictness.indexOf(a))[0] ?? 'ask'] as const));
  return { ...(all[0] as JsonObject), permission: Object.fromEntries([...rules.filter(([rule]) => wide.includes(rule)), ...rules.filter(([rule]) => !wide.includes(rule))]) };
};
