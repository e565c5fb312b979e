import { mergedInto } from './merged-into.ts';
import { oddNames } from './odd-names.ts';
import { few, trialOf } from './trial.ts';
import type { CheckTrials, TrialFile } from './trial.ts';

/** Where the configuration of a project lies. */
export const projectConfig = './opencode.json';
const userConfig = '${XDG_CONFIG_HOME:-~/.config}/opencode/opencode.json';

const [read, send, wipe, other] = few;
const name = (tool: string) => `verify_${tool}`;
const rules = { 'verify_*': 'ask', [name(read)]: 'allow', [name(wipe)]: 'deny' };
const file = (data: object, path = projectConfig): TrialFile => ({ path, text: JSON.stringify(data) });
const own = (text: string): TrialFile[] => [{ path: projectConfig, text }];

const modes = [
  trialOf('--auto', [file({ permission: rules })], { flags: ['--auto'], wanted: { [read]: 'runs', [send]: 'runs', [wipe]: 'refused', [other]: 'runs' } }),
  trialOf('an agent', [file({ permission: rules, agent: { build: { permission: { [name(send)]: 'allow' } } } })]),
  trialOf('a mode', [file({ permission: rules, mode: { build: { permission: { 'verify_*': 'allow' } } } })]),
  trialOf('the older tools', [file({ tools: { [name(wipe)]: false, [name(read)]: true }, permission: { [name(send)]: 'ask' } })]),
  trialOf('OPENCODE_PERMISSION', [file({ permission: rules })], { env: { OPENCODE_PERMISSION: JSON.stringify({ [name(send)]: 'allow', [name(read)]: 'deny' }) }, means: { permission: { [name(send)]: 'allow', [name(read)]: 'deny' } } }),
];

const together = [
  trialOf('a project allows', [file({ permission: rules }, userConfig), file({ permission: { [name(send)]: 'allow' } })]),
  trialOf('a project is wide', [file({ permission: rules }, userConfig), file({ permission: { '*': 'allow' } })]),
  trialOf('the folder of the home', [file({ permission: rules }), file({ permission: { [name(send)]: 'allow' } }, '~/.opencode/opencode.json')]),
  trialOf('an administrator', [file({ permission: rules }), file({ permission: { [name(read)]: 'deny', [name(wipe)]: 'ask' } }, '/etc/opencode/opencode.json')]),
  trialOf('comments beside', [file({ permission: rules }, userConfig), { path: './opencode.jsonc', text: `// mine\n{ "permission": { "${name(send)}": "deny", }, }` }]),
];

const whole = JSON.stringify({ permission: rules }, null, 2);
const broken = [
  ['an action that is none', whole.replace('"deny"', '"never"')], ['a text for all rules that is no action', JSON.stringify({ permission: 'never' })], ['an action of an agent that is none', JSON.stringify({ permission: rules, agent: { build: { permission: { x: 'never' } } } })],
  ['an agent that is a text', JSON.stringify({ permission: rules, agent: { build: 'x' } })], ['a text for a list', JSON.stringify({ permission: rules, instructions: 'x' })], ['a server of no kind', JSON.stringify({ permission: rules, mcp: { other: { type: 'x' } } })],
  ['rules of opencode 2', JSON.stringify({ permissions: [{ tool: 'x', action: 'deny' }] })], ['a mistake', whole.slice(0, -2)],
].map(([what = '', text = '']) => trialOf(what, own(text)));
const kept = [
  ['comments and a trailing comma', `// mine\n${whole.replace('"deny"', '"deny",')}`], ['a byte order mark', `\ufeff${whole}`],
].map(([what = '', text = '']) => trialOf(what, own(text)));

const merges = [
  '{\n  // mine\n  "theme": "x",\n  "permission": { "bash": "ask", "elsewhere_*": "deny" },\n}', JSON.stringify({ permission: { [name(wipe)]: 'allow', [name(read)]: 'deny', '*': 'ask' } }),
  JSON.stringify({ tools: { [name(read)]: false, [name(wipe)]: true } }),
].map((text) => trialOf(text, own(mergedInto('opencode', text))));

const patterns = [
  { '*': 'deny', 'verify_r*': 'allow' }, { 'verify_????_it': 'deny', [name(read)]: { '*': 'ask' } },
].map((permission) => trialOf(JSON.stringify(permission), [file({ permission })]));

/** What opencode is tried with beside the printed policy. It has no rules about arguments of tools of servers. */
export const opencodeTrials: readonly CheckTrials[] = [
  { says: 'Odd names of tools and servers (over 64 characters, dots, slashes, double underscores, upper case, Unicode, keys with spaces and dots) were as their rules spell them (% keys, 33 tools each).', trials: oddNames('opencode', projectConfig, ['verify', 'My Server.v2']) },
  { says: 'With --auto, agents, modes, the older tools and OPENCODE_PERMISSION, calls came to what is said of them (% runs).', trials: modes },
  { says: 'Configurations of the user, the project and an administrator decided together as a check reads them (% runs).', trials: together },
  { says: 'With a file that a check refuses to read, nothing ran (% files).', trials: broken },
  { says: 'A file with comments, a trailing comma or a byte order mark was in force (% files).', trials: kept },
  { says: 'A policy merged into a file with rules of a person decided with them as a check of the merged file says (% files).', trials: merges },
  { says: 'Rules with stars and question marks, and rules that hold patterns of their own, matched what a check says they match (% files).', trials: patterns },
];

/** What could not be tried. */
export const opencodeNotRun = ['Agents in Markdown files, of which a check says that they count behind the rules it reads.'];
