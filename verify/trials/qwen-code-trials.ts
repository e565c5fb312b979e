import { oddNames } from './odd-names.ts';
import { few, trialOf } from './trial.ts';
import type { CheckTrials } from './trial.ts';

/** Where a person's own settings lie. */
export const userSettings = '~/.qwen/settings.json';

const [read, send, wipe, other] = few;
const rule = (tool: string) => `mcp__verify__${tool}`;
const rules = { allow: [rule(read)], ask: [rule(send)], deny: [rule(wipe)] };
const settings = (permissions: object, rest: object = {}) => [{ path: userSettings, text: JSON.stringify({ permissions, ...rest }, null, 2) }];
const own = (text: string) => [{ path: userSettings, text }];

const modes = [
  ...['default', 'auto-edit', 'yolo'].map((mode) => trialOf(mode, settings(rules, { tools: { approvalMode: mode } }))),
  trialOf('--approval-mode yolo', settings(rules), { flags: ['--approval-mode', 'yolo'], wanted: { [read]: 'runs', [send]: 'runs', [wipe]: 'refused', [other]: 'runs' } }),
];

const patterns = [
  { allow: ['mcp__verify'], deny: [rule('w*')] }, { allow: ['mcp__verify__*'], ask: [rule(send)] }, { allow: [rule(read)], ask: ['mcp__verify'] }, { allow: ['mcp__verify__*_it', rule(read)] },
  { allow: [`${rule(read)}(*)`], deny: [`${rule(wipe)}(*)`] }, { allow: [rule(read)], deny: [rule(read)] },
].map((permissions) => trialOf(JSON.stringify(permissions), settings(permissions)));

const whole = settings(rules)[0]!.text;
const kept = [['comments', `// mine\n${whole}`], ['a byte order mark', `\ufeff${whole}`]].map(([name = '', text = '']) => trialOf(name, own(text)));
const broken = [['no end', whole.slice(0, -2)]].map(([name = '', text = '']) => trialOf(name, own(text)));

/** What Qwen Code is tried with beside the printed policy. It has no rules about arguments of tools of servers. */
export const qwenCodeTrials: readonly CheckTrials[] = [
  { says: 'Odd names of tools and servers (over 64 characters, dots, slashes, double underscores, upper case, Unicode, keys with spaces and dots) were as their rules spell them (% keys, 33 tools each).', trials: oddNames('qwen-code', userSettings) },
  { says: 'In its approval modes calls came to what is said of the mode (% runs); in yolo all ran but what is denied.', trials: modes },
  { says: 'Rules for a whole server, with stars and with parentheses matched what a check says they match (% files).', trials: patterns },
  { says: 'A file with comments or a byte order mark was in force (% files).', trials: kept },
  { says: 'With a file that has no end nothing ran, as a check refuses it (% file).', trials: broken },
];

/** What could not be tried. */
export const qwenCodeNotRun = ['Several files and merges: toolrisk reads one file of it, and merges into none.', 'The approval mode auto, in which a model decides.', 'Files with other mistakes than no end; with a trailing comma nothing ran, and a check refuses such a file.'];
