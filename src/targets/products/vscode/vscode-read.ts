import { isJsonObject } from '../../../schema/json.ts';
import type { Json } from '../../../schema/json.ts';
import { PlaceError } from '../../../text/errors/place-error.ts';
import { dig, objectIn } from '../../languages/json/dig.ts';
import { readJsonc } from '../../languages/json/read-jsonc.ts';
import { vscodeSetting } from './vscode-setting.ts';

/** The data of a settings file. Throws `PlaceError` for a key that VS Code would not take. */
export function readVscode(text: string, place: string): Json {
  const data = readJsonc(text, place);
  const setting = dig(data, vscodeSetting);
  if (setting !== undefined && !isJsonObject(setting)) throw new PlaceError(`${place}: ${vscodeSetting}`, 'is no object, and toolrisk does not know what VS Code makes of it', 'Give each tool by its name.');
  const wrong = Object.entries(objectIn(data, vscodeSetting)).find(([, value]) => typeof value !== 'boolean');
  if (wrong !== undefined) throw new PlaceError(`${place}: ${wrong[0]}`, 'is neither true nor false', 'Use false for a tool that must always ask.');
  return data;
}
