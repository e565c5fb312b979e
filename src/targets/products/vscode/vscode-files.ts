import type { Json, JsonObject } from '../../../schema/json.ts';
import type { ClientFiles } from '../../files/client-files.ts';
import { objectIn } from '../../languages/json/dig.ts';
import { vscodeSetting } from './vscode-setting.ts';

/** Settings of VS Code: those of a workspace go before those of the user, and objects are put together key by key. */
export const vscodeFiles: ClientFiles = {
  places: [
    { path: '${XDG_CONFIG_HOME:-~/.config}/Code/User/settings.json', whose: 'user' },
    { path: '~/Library/Application Support/Code/User/settings.json', whose: 'user' },
    { path: '${APPDATA:-~/AppData/Roaming}/Code/User/settings.json', whose: 'user' },
    { path: './.vscode/settings.json', whose: 'project' },
  ],
  join: (files): Json => {
    const all = files.map(({ data }) => data as JsonObject);
    return { ...Object.assign({}, ...all), [vscodeSetting]: Object.assign({}, ...all.map((data) => objectIn(data, vscodeSetting))) } as JsonObject;
  },
};
