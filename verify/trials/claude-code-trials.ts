import type { CheckTrials, TrialFile } from './trial.ts';
import { few, trialOf } from './trial.ts';
import { mergedInto } from './merged-into.ts';
import { oddNames } from './odd-names.ts';

/** Where a person's own settings lie. */
export const userSettings = '${CLAUDE_CONFIG_DIR:-~/.claude}/settings.json';
const project = './.claude/settings.json';
const local = './.claude/settings.local.json';
const managed = '/etc/claude-code/managed-settings.json';

const [read, send, wipe, other] = few;
const rule = (tool: string) => `mcp__verify__${tool}`;
const rules = { allow: [rule(read)], ask: [rule(send)], deny: [rule(wipe)] };
const settings = (permissions: object, rest: object = {}) => JSON.stringify({ permissions, ...rest }, null, 2);
const file = (path: string, permissions: object, rest: object = {}): TrialFile => ({ path, text: settings(permissions, rest) });
const own = (text: string): TrialFile[] => [{ path: userSettings, text }];
const mode = (defaultMode: string, rest: object = {}) => [file(userSettings, { ...rules, defaultMode, ...rest })];

/** It takes root for a person who should not do this, unless it is told that nothing can be broken. */
const sandboxed = { env: { IS_SANDBOX: '1' } };
const bypass = { permissions: { defaultMode: 'bypassPermissions' } };
const refusing = { showsDenied: true } as const;

const modes = [
  ...['default', 'manual', 'acceptEdits'].map((name) => trialOf(name, mode(name))),
  trialOf('dontAsk', mode('dontAsk'), refusing),
  trialOf('denyInsteadOfPrompting', [file(userSettings, { ...rules, denyInsteadOfPrompting: true })], refusing),
  trialOf('bypassPermissions', mode('bypassPermissions'), sandboxed),
  trialOf('bypassPermissions, and disabled', mode('bypassPermissions', { disableBypassPermissionsMode: 'disable' }), sandboxed),
  trialOf('bypassPermissions, disabled by an administrator', [...mode('bypassPermissions'), file(managed, { disableBypassPermissionsMode: 'disable' })], sandboxed),
  trialOf('--dangerously-skip-permissions', [file(userSettings, rules)], { ...sandboxed, flags: ['--dangerously-skip-permissions'], means: bypass }),
  trialOf('plan', mode('plan'), { ...refusing, wanted: { [read]: 'refused', [send]: 'asks', [wipe]: 'refused', [other]: 'refused' } }),
  trialOf('plan, with hints', mode('plan'), { ...refusing, readOnly: [read, other], wanted: { [read]: 'runs', [send]: 'asks', [wipe]: 'refused', [other]: 'refused' } }),
];

const whole = settings(rules);

const together = [
  trialOf('a project allows', [file(userSettings, rules), file(project, { allow: [rule(send), rule(wipe), rule(other)] })]),
  trialOf('a project denies', [file(userSettings, rules), file(project, { deny: [rule(read)] })], refusing),
  trialOf('local asks', [file(userSettings, rules), file(project, { allow: [rule(other)] }), file(local, { ask: [rule(read)] })]),
  trialOf('local has the last word on the mode', [file(userSettings, { ...rules, defaultMode: 'acceptEdits' }), file(project, { defaultMode: 'acceptEdits' }), file(local, { defaultMode: 'dontAsk' })], refusing),
  trialOf('a project takes the mode back', [...mode('bypassPermissions'), file(project, { defaultMode: 'acceptEdits' })], sandboxed),
  // Such a mode of a project or a local file is not taken, which is safer than a check counts it.
  ...[project, local].map((path) => trialOf(`bypassPermissions in ${path}`, [file(userSettings, rules), file(path, { defaultMode: 'bypassPermissions' })], { ...sandboxed, wanted: { [read]: 'runs', [send]: 'asks', [wipe]: 'refused', [other]: 'asks' } })),
  trialOf('an administrator asks', [file(userSettings, rules), file(managed, { ask: [rule(read)] })]),
  trialOf('an administrator denies', [file(userSettings, rules), file('/etc/claude-code/managed-settings.d/10.json', { deny: [rule(read)] })]),
  ...[{ model: 5 }, { sandbox: { enabled: 'x' } }].map((rest) => trialOf(`an administrator's ${JSON.stringify(rest)} is passed over`, [file(managed, rules, rest)])),
  ...(['allow', 'ask', 'deny'] as const).map((list) => trialOf(`an administrator's ${list} is no list`, [file(managed, { ...rules, [list]: 'x' })])),
  trialOf('an administrator\'s file with a comment', [{ path: managed, text: `// mine\n${whole}` }]),
  trialOf('only an administrator counts', [file(userSettings, rules), file(managed, { allow: [rule(other)] }, { allowManagedPermissionRulesOnly: true })]),
];

const dropped = [
  ['a comment', `// mine\n${whole}`], ['a trailing comma', whole.replace(`"${rule(read)}"`, `"${rule(read)}",`)], ['no end', whole.slice(0, -2)],
  ['a mode that is none', settings({ ...rules, defaultMode: 'yolo' })], ['a text for a list', settings({ ...rules, allow: rule(read) })],
  ['a neighbour of a wrong type', settings(rules, { cleanupPeriodDays: 'x' })], ['hooks of a wrong type', settings(rules, { hooks: { PreToolUse: 'x' } })],
  ['a number out of its bounds', settings(rules, { cleanupPeriodDays: 0 })], ['a word that is none', settings(rules, { autoUpdatesChannel: 'x' })],
  ['a list of numbers', settings(rules, { availableModels: [5] })], ['a record of wrong values', settings(rules, { enabledPlugins: { 'a@b': 5 } })],
  ['an object in an object', settings(rules, { sandbox: { network: 'x' } })], ['an object that lacks something', settings(rules, { statusLine: {} })],
  ['a null', settings(rules, { model: null })], ['a hook that cannot be loaded', settings(rules, { hooks: { PreToolUse: [{ hooks: [{ type: 'command' }] }] } })],
  ['hooks in a wrong place', settings(rules, { mine: { hooks: [{ hooks: [] }] } })], ['a marketplace of no kind', settings(rules, { extraKnownMarketplaces: { x: { source: { source: 'new' } } } })],
].map(([name = '', text = '']) => trialOf(name, own(text)));
const kept = [
  ['a byte order mark', `\ufeff${whole}`], ['settings that are none', settings({ ...rules, block: ['x'], deny: [rule(wipe), ''] }, { nonsense: 5, env: { A: 5 }, mcpServers: {} })],
  ['settings of every kind', settings(rules, { attribution: { commit: '', more: 5 }, statusLine: { type: 'command', command: 'x', more: 1 }, sandbox: { enabled: false, more: 5 }, enabledPlugins: { 'a@b': true }, theme: 5, hooks: { PostToolUse: ['x'] }, enableAllProjectMcpServers: null })],
].map(([name = '', text = '']) => trialOf(name, own(text)));

const merges = [
  settings({ allow: ['Bash(ls:*)', 'mcp__elsewhere__read_it'], deny: ['WebFetch', 'mcp__elsewhere'] }, { model: 'none', env: { A: 'b' } }),
  settings({ allow: [rule(wipe), rule(send)], ask: [rule(read)], deny: [rule('gone_it')] }),
  settings({ allow: ['mcp__verify'] }), settings({ allow: ['mcp__verify__*'], deny: ['*__read_*'] }), settings({ deny: [rule(read)] }),
  settings({ defaultMode: 'bypassPermissions' }), '{}', '',
].map((text) => trialOf(text, own(mergedInto('claude-code', text)), sandboxed));

const patterns = [
  { deny: [`${rule(read)}(*)`], allow: [rule(read), `${rule(other)}(path:/tmp/*)`] }, { allow: ['mcp__verify__r*', 'mcp__*', '*_it'] }, { allow: ['mcp__verify'], deny: ['*__wipe_*'] },
  { allow: ['mcp__verify__*'], ask: ['*_it'] }, { allow: [rule(read)], deny: ['mcp_*'] }, { allow: [rule(read)], ask: ['mcp__verify'] }, { allow: ['mcp__verify*'], deny: ['m*'] },
].map((permissions) => trialOf(JSON.stringify(permissions), [file(userSettings, permissions)]));

/** What Claude Code is tried with beside the printed policy. It has no rules about arguments of tools of servers. */
export const claudeCodeTrials: readonly CheckTrials[] = [
  { says: 'Odd names of tools and servers (over 64 characters, dots, slashes, double underscores, upper case, Unicode, keys with spaces and dots) were as their rules spell them (% keys, 33 tools each).', trials: oddNames('claude-code', userSettings) },
  { says: 'In its modes that run and ask otherwise, calls came to what is said of the mode (% runs: bypassPermissions, its flag and its ban, acceptEdits, dontAsk, denyInsteadOfPrompting, plan).', trials: modes },
  { says: 'Files of the user, the project, the local one and an administrator decided together as a check reads them (% runs).', trials: together },
  { says: 'Of a settings file with a comment, a trailing comma or a wrong type no rule was in force, as a check says (% files).', trials: dropped },
  { says: 'A file with a byte order mark, or with settings that it does not know, was in force (% files).', trials: kept },
  { says: 'A policy merged into a file with entries of a person decided with them as a check of the merged file says (% files).', trials: merges },
  { says: 'Rules with stars, for whole servers and with parentheses matched what a check says they match; parentheses, and so arguments, matched nothing (% files).', trials: patterns },
];

/** What could not be tried. */
export const claudeCodeNotRun = ['The mode auto, in which a model of the vendor decides: without it, what no rule is about was refused.'];
