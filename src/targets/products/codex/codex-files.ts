import type { ClientFiles } from '../../files/client-files.ts';
import { mergedObjects } from '../../files/merged-objects.ts';

/**
 * The configurations of Codex: tables are put together, the project's over the user's (once the project is trusted, which is counted as
 * if it were), what an administrator manages over both. Of a project, the files of all folders up to the root of its repository count, the
 * nearest most. Run on 0.171.0.
 */
export const codexFiles: ClientFiles = {
  places: [
    { path: '/etc/codex/config.toml', whose: 'system' },
    { path: '${CODEX_HOME:-~/.codex}/config.toml', whose: 'user' },
    { path: './.codex/config.toml', whose: 'project', above: { withoutRepository: 'none', strongest: 'near' } },
    { path: '/etc/codex/managed_config.toml', whose: 'managed' },
  ],
  join: (files) => mergedObjects(files.map(({ data }) => data)),
};
