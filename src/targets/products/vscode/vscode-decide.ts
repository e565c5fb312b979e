import type { Json } from '../../../schema/json.ts';
import type { PolicyAnswer, PolicyCall } from '../../../schema/policy.ts';
import { dig } from '../../languages/json/dig.ts';
import { vscodeName } from './vscode-name.ts';
import { vscodeSetting } from './vscode-setting.ts';

/** What the product does with a call under a file. */
export function decideVscode(data: Json, serverKey: string, { tool }: PolicyCall): PolicyAnswer {
  const spelled = vscodeName(serverKey, tool);
  const eligible = 'name' in spelled ? dig(data, vscodeSetting, spelled.name) : undefined;
  if (eligible === false) return { outcome: 'ask', because: `${vscodeSetting} is false` };
  return { outcome: 'unlisted', because: eligible === undefined ? 'no key' : `${vscodeSetting} is true, which changes nothing` };
}
