import type { Json } from '../../../schema/json.ts';
import type { ClientFiles, ReadFile } from '../../files/client-files.ts';
import { dig, stringsIn } from '../../languages/json/dig.ts';

/**
 * The settings files of Claude Code. Rules of all of them count together, deny before ask before allow; of single values the strongest
 * file's counts. What a project allows counts once its folder is trusted, and newer versions take neither bypassPermissions nor auto
 * from a project: both are counted, for what may be so. Measured on 2.1.332.
 */
export const claudeCodeFiles: ClientFiles = {
  places: [
    { path: '${CLAUDE_CONFIG_DIR:-~/.claude}/settings.json', whose: 'user' },
    { path: './.claude/settings.json', whose: 'project' },
    { path: './.claude/settings.local.json', whose: 'local' },
    { path: '/etc/claude-code/managed-settings.json', whose: 'managed' },
    { path: '/etc/claude-code/managed-settings.d/*.json', whose: 'managed' },
  ],
  join: joinClaudeCode,
};

function joinClaudeCode(files: readonly ReadFile[]): Json {
  const isClosed = files.some(({ whose, data }) => whose === 'managed' && dig(data, 'allowManagedPermissionRulesOnly') === true);
  const ruling = isClosed ? files.filter(({ whose }) => whose === 'managed') : files;
  const rules = (['allow', 'ask', 'deny'] as const).map((list) => [list, [...new Set(ruling.flatMap(({ data }) => stringsIn(data, 'permissions', list)))]] as [string, string[]]);
  const single = ['defaultMode', 'disableBypassPermissionsMode', 'denyInsteadOfPrompting'].flatMap((name) => {
    const value = files.map(({ data }) => dig(data, 'permissions', name)).findLast((one) => one !== undefined);
    return value === undefined ? [] : [[name, value] as const];
  });
  return { permissions: Object.fromEntries<Json>([...rules.filter(([, list]) => list.length > 0), ...single]) };
}
