import type { Json, JsonObject } from '../../../schema/json.ts';
import type { ClientFiles, FilePlace, ReadFile } from '../../files/client-files.ts';
import { objectsIn, stringsIn } from '../../languages/json/dig.ts';

/** Where the policies of a person lie, as long as no settings name others. */
const userPolicies = '~/.gemini/policies/*.toml';
/** How far an administrator's rules stand above those of the user, whatever their priority. */
const admin = 1000;

/**
 * The policies of Gemini CLI and what its settings say of tools. Rules of all files count together by priority; an administrator's stand
 * above the user's. Policies in a project are not read; its settings are, once it is trusted. Paths of policies in any settings take the
 * place of the user's folder; those of an administrator count beside its folder only while that holds none. Read in 0.61.0, and run.
 */
export const geminiCliFiles: ClientFiles = {
  places: [
    { path: userPolicies, whose: 'user' },
    { path: '${GEMINI_CLI_SYSTEM_DEFAULTS_PATH:-/etc/gemini-cli/system-defaults.json}', whose: 'user' },
    { path: '~/.gemini/settings.json', whose: 'user' },
    { path: './.gemini/settings.json', whose: 'project' },
    { path: '${GEMINI_CLI_SYSTEM_SETTINGS_PATH:-/etc/gemini-cli/settings.json}', whose: 'user' },
    { path: '/etc/gemini-cli/policies/*.toml', whose: 'managed' },
  ],
  further: (files) => {
    const named = (key: string) => [...new Set(files.flatMap(({ data }) => stringsIn(data, key)))];
    const isManaged = files.some(({ whose }) => whose === 'managed');
    const own = named('policyPaths');
    return {
      places: [...own.flatMap((path) => policiesAt(path, 'user')), ...(isManaged ? [] : named('adminPolicyPaths').flatMap((path) => policiesAt(path, 'managed')))],
      instead: own.length === 0 ? null : { paths: [userPolicies], because: 'policyPaths in the settings takes the place of this folder' },
    };
  },
  join: (files) => ({ rule: files.flatMap(rulesOf) }),
};

function rulesOf({ whose, data }: ReadFile): Json[] {
  return objectsIn(data, 'rule').map((rule): JsonObject => (whose === 'managed' ? { ...rule, priority: Number(rule['priority']) + admin } : rule));
}

/** A file of policies, or all of a folder. */
function policiesAt(path: string, whose: string): FilePlace[] {
  const plain = /^(?:~?\/|\.\/)/.test(path) ? path : `./${path}`;
  return [...(path.endsWith('.toml') ? [{ path: plain, whose }] : []), { path: `${plain.replace(/\/$/, '')}/*.toml`, whose }];
}
