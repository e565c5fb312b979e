import type { ClientFiles, FilePlace, FoldersAbove } from '../../files/client-files.ts';
import { mergedObjects } from '../../files/merged-objects.ts';

/** It looks in all folders above, up to the root of a repository: of files the nearest counts most, of folders called .opencode the farthest. */
const files: FoldersAbove = { withoutRepository: 'all', strongest: 'near' };
const folders: FoldersAbove = { withoutRepository: 'all', strongest: 'far' };

const inFolder = (folder: string, rest: Omit<FilePlace, 'path'>): FilePlace[] => ['opencode.json', 'opencode.jsonc'].map((name) => ({ path: `${folder}/${name}`, ...rest }));

/**
 * The configurations of opencode, put together key by key: a rule keeps the place where it first stood, and the last that matches
 * decides. Read in the program and run, 1.18.33.
 */
export const opencodeFiles: ClientFiles = {
  places: [
    { path: '${XDG_CONFIG_HOME:-~/.config}/opencode/config.json', whose: 'user' },
    ...inFolder('${XDG_CONFIG_HOME:-~/.config}/opencode', { whose: 'user' }),
    { path: '${OPENCODE_CONFIG:-~/.config/opencode/none}', whose: 'user' },
    ...inFolder('.', { whose: 'project', above: files }),
    ...inFolder('./.opencode', { whose: 'project', above: folders }),
    ...inFolder('~/.opencode', { whose: 'user' }),
    ...inFolder('${OPENCODE_CONFIG_DIR:-~/.config/opencode/none}', { whose: 'user' }),
    ...inFolder('/etc/opencode', { whose: 'managed' }),
  ],
  variables: [{ name: 'OPENCODE_CONFIG_CONTENT' }, { name: 'OPENCODE_PERMISSION', key: 'permission' }],
  join: (read) => mergedObjects(read.map(({ data }) => data)),
};
