import { isJsonObject } from '../../../schema/json.ts';
import type { Json } from '../../../schema/json.ts';
import { PlaceError } from '../../../text/errors/place-error.ts';
import { dig, objectIn } from '../../languages/json/dig.ts';
import { opencodeConfig } from './opencode-config.ts';
import { readJsonc } from '../../languages/json/read-jsonc.ts';

/** What a rule may say; opencode does not start with another. */
export const opencodeActions = ['allow', 'ask', 'deny'] as const;

/** The data of a configuration. Throws `PlaceError` for what opencode does not start with: an action or a value that it does not know. */
export function readOpencode(text: string, place: string): Json {
  const data = readJsonc(text, place);
  // 1.18.33 stops with "V2 permissions are not supported by OpenCode V1".
  if (Array.isArray(dig(data, 'permissions'))) throw new PlaceError(`${place}: permissions`, 'is for opencode 2; opencode 1 refuses the whole file', 'Check it with --for opencode-2, or write permission as opencode 1 reads it.');
  const values = Object.entries(objectIn(data, 'permission')).flatMap(([rule, value]) => (
    isJsonObject(value) ? Object.values(value).map((inner) => [rule, inner] as const) : [[rule, value] as const]));
  const wrong = values.find(([, value]) => !opencodeActions.some((action) => action === value));
  const filled = wrong === undefined ? null : /^\{(?:env|file):[^}]+\}$/.exec(String(wrong[1]));
  if (wrong !== undefined && filled !== null) throw new PlaceError(`${place}: ${wrong[0]}`, `opencode fills ${filled[0]} in when it starts, and toolrisk does not`, `Write the action itself: ${opencodeActions.join(', ')}.`);
  if (wrong !== undefined) throw new PlaceError(`${place}: ${wrong[0]}`, `${JSON.stringify(wrong[1])} is no action`, `Use one of: ${opencodeActions.join(', ')}.`);
  const bad = opencodeConfig(data, '');
  if (bad !== null) throw new PlaceError(`${place}: ${bad.where}`, `${bad.what}, and opencode does not start with it`, 'Correct it.');
  return data;
}
