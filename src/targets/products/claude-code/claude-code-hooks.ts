import { isJsonObject } from '../../../schema/json.ts';
import type { Json, JsonObject } from '../../../schema/json.ts';
import { settingTypes } from '../../files/setting-types.ts';
import type { WrongSetting } from '../../files/setting-types.ts';

const { text, texts, flag, within, word, like, address, list, record, listOf, recordOf, object, oneOf } = settingTypes;

/** Events whose hooks may be what guards the rules: one of them that cannot be loaded drops the file it stands in, 2.1.332. */
const guards = ['PreToolUse', 'PermissionRequest', 'PreSkillShellCommand'];
const events = [
  ...guards, 'PostToolUse', 'PostToolUseFailure', 'PostToolBatch', 'Notification', 'UserPromptSubmit', 'UserPromptExpansion', 'SessionStart',
  'SessionEnd', 'Stop', 'StopFailure', 'SubagentStart', 'SubagentStop', 'PreCompact', 'PostCompact', 'PreModelSwitch', 'PostModelSwitch',
  'PermissionDenied', 'Setup', 'TeammateIdle', 'TaskCreated', 'TaskCompleted', 'Elicitation', 'ElicitationResult', 'ConfigChange', 'WorktreeCreate',
  'WorktreeRemove', 'InstructionsLoaded', 'CwdChanged', 'FileChanged', 'DirectoryAdded', 'MessageDisplay',
];
/** Settings in which a key called like an event is none. */
const unscanned = ['mcpServers', 'managedMcpServers', 'lspServers', 'pluginConfigs', 'enabledPlugins', 'extraKnownMarketplaces', 'env', 'skillOverrides', 'modelSettings'];
/** Objects and lists within one another that it looks through for hooks that stand elsewhere. */
const scanned = 3;

const shared = { if: text, timeout: within('number above 0', (value) => value > 0), statusMessage: text, once: flag };
const filled = like('text that says something', /[^]/);
const failing = word('continue', 'block');
const matcher = object({ matcher: text }, {
  hooks: listOf(oneOf('type', {
    command: object({ ...shared, args: texts, shell: word('bash', 'powershell'), onFailure: failing, async: flag, asyncRewake: flag, holdsTools: flag, rewakeMessage: filled, rewakeSummary: filled }, { command: text }),
    prompt: object({ ...shared, model: text, continueOnBlock: flag }, { prompt: text }),
    mcp_tool: object({ ...shared, input: record }, { server: text, tool: text }),
    http: object({ ...shared, onFailure: failing, headers: recordOf(text), allowedEnvVars: texts }, { url: address }),
    agent: object({ ...shared, model: text }, { prompt: text }),
  })),
});

/** What of the hooks makes Claude Code ignore the whole file. Other wrong hooks it only passes over. */
export function wrongHooks(data: JsonObject): WrongSetting | null {
  const elsewhere = Object.entries(data).find(([key, value]) => (guards.includes(key) && isSomething(value))
    || (key !== 'hooks' && !unscanned.includes(key) && hides(value, { skips: unscanned, matchers: !events.includes(key) })));
  if (elsewhere !== undefined) return { where: elsewhere[0], what: 'holds hooks that belong under hooks' };
  return Object.hasOwn(data, 'hooks') ? inHooks(data['hooks'] as Json) : null;
}

function inHooks(hooks: Json): WrongSetting | null {
  if (Array.isArray(hooks)) return holdsObject(hooks) ? record(hooks, 'hooks') : null;
  if (!isJsonObject(hooks)) return null;
  if (isMatcher(hooks)) return { where: 'hooks', what: 'names no event' };
  return Object.entries(hooks).map(([event, value]) => inEvent(event, value, `hooks.${event}`)).find((one) => one !== null) ?? null;
}

function holdsObject(list: readonly Json[]): boolean {
  return list.some((one) => (Array.isArray(one) ? holdsObject(one) : isJsonObject(one)));
}

function inEvent(event: string, value: Json, where: string): WrongSetting | null {
  if (guards.includes(event)) return value === null ? null : list(value, where) ?? listOf(matcher)(value, where);
  const isHidden = events.includes(event)
    ? (Array.isArray(value) ? value : [value]).some((one) => hides(one, { matchers: false })) : hides(value, { matchers: !Array.isArray(value) });
  return isHidden ? { where, what: 'holds PreToolUse or PermissionRequest hooks, which belong right under hooks' } : null;
}

function isSomething(value: Json | undefined): boolean {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}

/** Where it looks for hooks that stand in a wrong place: keys that it leaves out, and whether a matcher counts for one. */
interface Scan { skips?: readonly string[]; matchers: boolean; isHookList?: boolean }

function hides(value: Json, { skips = [], matchers, isHookList = false }: Scan, depth = scanned): boolean {
  if (isJsonObject(value) && guards.some((event) => isSomething(value[event]))) return true;
  if (matchers && isMatcher(value)) return true;
  if (depth === 0 || typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some((one) => hides(one, { skips, matchers, isHookList }, depth - 1));
  if (isHookList && typeof value['type'] === 'string') return false;
  return Object.entries(value).some(([key, one]) => !skips.includes(key) && hides(one, { skips, matchers: matchers && !events.includes(key), isHookList: key === 'hooks' && Array.isArray(one) }, depth - 1));
}

/** A single matcher, where events should be. */
function isMatcher(value: Json): boolean {
  if (!isJsonObject(value)) return false;
  const { hooks } = value;
  if (!Object.hasOwn(value, 'matcher') && Object.keys(value).some((key) => events.includes(key))) return false;
  return Array.isArray(hooks) ? hooks.length > 0 : isJsonObject(hooks) && (Object.hasOwn(value, 'matcher') || typeof hooks['type'] === 'string');
}
