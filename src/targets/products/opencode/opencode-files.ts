import type { ClientFiles } from '../../files/client-files.ts';
import { mergedObjects } from '../../files/merged-objects.ts';

/**
 * The configurations of opencode, put together key by key: a rule keeps the place where it first stood, and the last that matches
 * decides. Read in the program and run, 1.18.33.
 */
export const opencodeFiles: ClientFiles = {
  places: [
    ...['config.json', 'opencode.json', 'opencode.jsonc'].map((name) => ({ path: `\${XDG_CONFIG_HOME:-~/.config}/opencode/${name}`, whose: 'user' })),
    { path: '${OPENCODE_CONFIG:-~/.config/opencode/none}', whose: 'user' },
    ...['opencode.json', 'opencode.jsonc', '.opencode/opencode.json', '.opencode/opencode.jsonc'].map((name) => ({ path: `./${name}`, whose: 'project' })),
    ...['opencode.json', 'opencode.jsonc'].map((name) => ({ path: `/etc/opencode/${name}`, whose: 'managed' })),
  ],
  variables: [{ name: 'OPENCODE_CONFIG_CONTENT' }, { name: 'OPENCODE_PERMISSION', key: 'permission' }],
  join: (files) => mergedObjects(files.map(({ data }) => data)),
};
