import { isJsonObject } from '../../../schema/json.ts';
import type { Json } from '../../../schema/json.ts';
import type { PolicyAnswer, PolicyCall } from '../../../schema/policy.ts';
import { dig, objectIn, stringsIn } from '../../languages/json/dig.ts';
import type { FindLists } from '../../names/name-list.ts';

/** What the SDK does with a call: one of a tool that is not active fails, then the status of the tool counts. */
export function decideAiSdk(data: Json, _serverKey: string, { tool }: PolicyCall): PolicyAnswer {
  const status = dig(data, 'toolApproval', tool);
  const isOffered = !isListing(data) || isActive(data, tool);
  if (status !== undefined) return isOffered ? { outcome: statusOf(status), because: `toolApproval: ${tool}` } : { outcome: 'deny', because: 'activeTools' };
  return isListing(data) && isOffered ? { outcome: 'allow', because: 'activeTools, without an entry under toolApproval' } : { outcome: 'unlisted', because: 'no entry' };
}

/** What a status of a tool comes to. The SDK knows two that hold a call back, as words or as the type of an object; all else runs. */
export function statusOf(status: Json): 'allow' | 'ask' | 'deny' {
  const type = isJsonObject(status) ? dig(status, 'type') : status;
  return type === 'denied' ? 'deny' : type === 'user-approval' ? 'ask' : 'allow';
}

/** The names in the settings. */
export const aiSdkLists: FindLists = (data) => [
  { place: 'activeTools', outcome: 'allow', names: stringsIn(data, 'activeTools') },
  ...Object.entries(objectIn(data, 'toolApproval')).map(([name, status]) => ({ place: 'toolApproval', outcome: statusOf(status), names: [name] })),
];

/** Whether the settings restrict what is offered. */
export function isListing(data: Json): boolean {
  return (dig(data, 'activeTools') ?? null) !== null;
}

/** The SDK asks `includes`, which a text has too: there it finds parts of it. */
function isActive(data: Json, tool: string): boolean {
  const active = dig(data, 'activeTools');
  return typeof active === 'string' ? active.includes(tool) : stringsIn(active).includes(tool);
}
