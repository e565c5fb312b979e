import type { Json } from '../../../schema/json.ts';
import type { PolicyAnswer, PolicyCall } from '../../../schema/policy.ts';
import { dig, stringsIn } from '../../languages/json/dig.ts';
import { openaiLabel } from '../../names/openai-label.ts';
import type { FindLists } from '../../names/name-list.ts';

/** What the SDK and the API behind it do with a call. Without requireApproval the SDK asks for no approval at all. */
export function decideOpenaiAgents(data: Json, serverKey: string, { tool }: PolicyCall): PolicyAnswer {
  if (!isAbout(data, serverKey)) return { outcome: 'unlisted', because: 'no tool for this server' };
  if (dig(data, 'allowedTools') !== undefined && !allowedIn(data).includes(tool)) return { outcome: 'deny', because: 'allowedTools' };
  const approval = dig(data, 'requireApproval') ?? 'never';
  if (typeof approval === 'string') return { outcome: approval === 'never' ? 'allow' : 'ask', because: `requireApproval is ${approval}` };
  const isFree = stringsIn(approval, 'never', 'toolNames').includes(tool) && !stringsIn(approval, 'always', 'toolNames').includes(tool);
  return { outcome: isFree ? 'allow' : 'ask', because: isFree ? 'requireApproval.never' : 'requireApproval' };
}

/** The lists of the options, if they are those of the server. */
export const openaiAgentsLists: FindLists = (data, serverKey) => (!isAbout(data, serverKey) ? [] : [
  { place: 'allowedTools', outcome: 'ask', names: allowedIn(data) },
  { place: 'requireApproval.never', outcome: 'allow', names: stringsIn(data, 'requireApproval', 'never', 'toolNames') },
  { place: 'requireApproval.always', outcome: 'ask', names: stringsIn(data, 'requireApproval', 'always', 'toolNames') },
]);

function isAbout(data: Json, serverKey: string): boolean {
  return [serverKey, openaiLabel(serverKey)].includes(String(dig(data, 'serverLabel')));
}

function allowedIn(data: Json): string[] {
  return [...stringsIn(data, 'allowedTools'), ...stringsIn(data, 'allowedTools', 'toolNames')];
}
