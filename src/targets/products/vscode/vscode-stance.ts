import type { Json } from '../../../schema/json.ts';
import { dig } from '../../languages/json/dig.ts';
import type { Stance } from '../../simulate/stance.ts';
import { vscodeGlobal } from './vscode-setting.ts';

/** What becomes of a tool without a key. Older versions called the setting `chat.tools.autoApprove`. */
export function vscodeStance(data: Json): Stance {
  const name = [vscodeGlobal, 'chat.tools.autoApprove'].find((setting) => dig(data, setting) === true);
  return name === undefined ? { decision: 'default', says: 'asked about, as long as nobody has approved the tool for good' } : { decision: 'allow', says: `run, for ${name} is true` };
}
