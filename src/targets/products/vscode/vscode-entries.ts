import { objectIn } from '../../languages/json/dig.ts';
import type { FindEntries } from '../../names/named-entry.ts';
import { exactEntries } from '../../names/plain-entries.ts';
import { spelled } from '../../names/spelled.ts';
import { vscodeName } from './vscode-name.ts';
import { vscodeSetting } from './vscode-setting.ts';

/** A key names a tool of any server. */
export const findVscodeEntries: FindEntries = (data, serverKey) => (
  exactEntries(Object.keys(objectIn(data, vscodeSetting)), vscodeSetting, () => false, spelled(vscodeName, serverKey)));
