import type { Json, JsonObject } from '../../../schema/json.ts';
import type { ClientFiles, ReadFile } from '../../files/client-files.ts';
import { objectsIn } from '../../languages/json/dig.ts';

/** How far an administrator's rules stand above those of the user, whatever their priority. */
const admin = 1000;

/**
 * The policies of Gemini CLI and what its settings say of tools. Rules of all files count together by priority; an administrator's stand
 * above the user's. Policies in a project are not read; its settings are, once it is trusted. Read in 0.61.0.
 */
export const geminiCliFiles: ClientFiles = {
  places: [
    { path: '~/.gemini/policies/*.toml', whose: 'user' },
    { path: '~/.gemini/settings.json', whose: 'user' },
    { path: './.gemini/settings.json', whose: 'project' },
    { path: '/etc/gemini-cli/settings.json', whose: 'user' },
    { path: '/etc/gemini-cli/policies/*.toml', whose: 'managed' },
  ],
  join: (files) => ({ rule: files.flatMap(rulesOf) }),
};

function rulesOf({ whose, data }: ReadFile): Json[] {
  return objectsIn(data, 'rule').map((rule): JsonObject => (whose === 'managed' ? { ...rule, priority: Number(rule['priority']) + admin } : rule));
}
