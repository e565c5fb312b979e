import type { Json } from '../../../schema/json.ts';
import type { PolicyAnswer, PolicyCall } from '../../../schema/policy.ts';
import { copilotCliName, copilotCliSeen } from './copilot-cli-name.ts';
import { copilotCliValues, wideFlag } from './copilot-cli-values.ts';

/** What the product does with a call under a file. */
export function decideCopilotCli(data: Json, serverKey: string, { tool }: PolicyCall): PolicyAnswer {
  const all = data as string[];
  const spelled = copilotCliName(serverKey, tool);
  const name = 'name' in spelled ? spelled.name : null;
  const matches = (pattern: string) => pattern === serverKey || pattern === name;
  const isNamed = (seen: string) => seen === serverKey || (name !== null && seen.replace(`${serverKey}/`, `${serverKey}-`) === copilotCliSeen(name));
  const denied = copilotCliValues(all, '--deny-tool').find(matches);
  if (denied !== undefined) return { outcome: 'deny', because: `--deny-tool ${denied}` };
  if (copilotCliValues(all, '--excluded-tools').some(isNamed)) return { outcome: 'deny', because: '--excluded-tools' };
  const offered = copilotCliValues(all, '--available-tools');
  if (offered.length > 0 && !offered.some(isNamed)) return { outcome: 'deny', because: '--available-tools' };
  const allowed = copilotCliValues(all, '--allow-tool').find(matches);
  if (allowed !== undefined) return { outcome: 'allow', because: `--allow-tool ${allowed}` };
  const wide = wideFlag(all);
  return wide === undefined ? { outcome: 'unlisted', because: 'no flag' } : { outcome: 'allow', because: wide };
}
