import { mergedInto } from './merged-into.ts';
import { oddNames } from './odd-names.ts';
import { few, trialOf } from './trial.ts';
import type { CheckTrials, Fate, Trial, TrialFile } from './trial.ts';

/** A policy file of a person. */
export const policyFile = '~/.gemini/policies/toolrisk.toml';
const settingsFile = '~/.gemini/settings.json';

const [read, send, wipe, other] = few;
const rule = (tool: string, decision: string, priority: number, rest = '') => `[[rule]]\nmcpName = "verify"\ntoolName = "${tool}"\ndecision = "${decision}"\npriority = ${priority}\n${rest}\n`;
const rules = `${rule(read, 'allow', 250)}${rule(send, 'ask_user', 250)}${rule(wipe, 'deny', 999)}`;
const own = (text: string): TrialFile[] => [{ path: policyFile, text }];
const settings = (data: object, path = settingsFile): TrialFile => ({ path, text: JSON.stringify(data) });
const fates = (...all: [Fate, Fate, Fate, Fate]) => ({ wanted: Object.fromEntries(few.map((tool, index) => [tool, all[index] as Fate])) });
/** Without a person it offers no tool that nothing is said of, where it would ask one. */
const trial = (name: string, files: readonly TrialFile[], rest: Partial<Trial> = {}) => trialOf(name, files, { unlisted: 'refused', ...rest });
const mode = (name: string) => ({ flags: ['--approval-mode', name] });

const modes = [
  trial('yolo', own(rules), { ...mode('yolo'), ...fates('runs', 'asks', 'refused', 'runs') }),
  trial('yolo, under our policy', own(mergedInto('gemini-cli', '')), { ...mode('yolo'), ...fates('runs', 'asks', 'refused', 'asks') }),
  trial('yolo, rules for other modes', own(rules.replaceAll('decision', 'modes = ["default", "autoEdit"]\ndecision')), { ...mode('yolo'), ...fates('runs', 'runs', 'runs', 'runs') }),
  trial('auto_edit', own(rules), mode('auto_edit')),
  trial('plan, under our policy', own(mergedInto('gemini-cli', '')), { ...mode('plan'), ...fates('refused', 'refused', 'refused', 'refused') }),
  trial('trust', [...own(rules), settings({ mcpServers: { verify: { trust: true } } })]),
  trial('trust, under our policy', [...own(mergedInto('gemini-cli', '')), settings({ mcpServers: { verify: { trust: true } } })]),
  trial('--allowed-tools', own(rules), { flags: ['--allowed-tools', `mcp_verify_${send}`], means: { rule: [{ toolName: `mcp_verify_${send}`, decision: 'allow', priority: 300 }] } }),
];

const together = [
  trial('two policies', [...own(rules), { path: '~/.gemini/policies/another.toml', text: `${rule(read, 'ask_user', 300)}${rule(other, 'allow', 5)}${rule(wipe, 'allow', 998)}` }]),
  trial('settings that allow', [...own(rules), settings({ tools: { allowed: [`mcp_verify_${send}`, `mcp_verify_${other}`] } })]),
  trial('settings that exclude', [...own(rules), settings({ tools: { exclude: [`mcp_verify_${read}`] } })]),
  trial('settings that confirm', [...own(rules), settings({ tools: { confirmationRequired: [`mcp_verify_${read}`] } })]),
  trial('settings of a trusted project', [...own(rules), settings({ tools: { allowed: [`mcp_verify_${other}`] } }, './.gemini/settings.json')]),
  trial('settings of the system', [...own(rules), settings({ tools: { exclude: [`mcp_verify_${read}`] } }, '${GEMINI_CLI_SYSTEM_SETTINGS_PATH:-/etc/gemini-cli/settings.json}')]),
  trial('a server that is allowed', [...own(rules), settings({ mcp: { allowed: ['verify'] } })]),
  trial('a policy of an administrator', [...own(rules), { path: '/etc/gemini-cli/policies/all.toml', text: `${rule(read, 'ask_user', 1)}${rule(wipe, 'allow', 1)}` }]),
  trial('policies that settings name', [...own(rules), { path: './mine/a.toml', text: rule(send, 'allow', 900) }, settings({ policyPaths: ['mine'] })]),
  trial('policies that a project names', [...own(rules), { path: './mine.toml', text: rule(send, 'allow', 900) }, settings({ policyPaths: ['./mine.toml'] }, './.gemini/settings.json')]),
  trial('policies of an administrator that settings name', [...own(rules), { path: './mine.toml', text: rule(send, 'allow', 1) }, settings({ adminPolicyPaths: ['mine.toml'] })]),
  trial('settings with which it does not start', [...own(rules), settings({ tools: { allowed: 5 } })]),
  trial('a policy in a project', own(rules).concat({ path: './.gemini/policies/mine.toml', text: rule(other, 'allow', 999) }), fates('runs', 'asks', 'refused', 'refused')),
];

const dropped = [
  ['a byte order mark', `\ufeff${rules}`], ['modes that are none', rules + rule(other, 'allow', 1, 'modes = ["default", "auto"]')], ['a text for modes', rules + rule(other, 'allow', 1, 'modes = "default"')],
  ['a text for a boolean', rules + rule(other, 'allow', 1, 'interactive = "true"')], ['a number for a text', rules + rule(other, 'deny', 1, 'denyMessage = 5')],
  ['a priority that is none', rules + rule(other, 'allow', 1).replace('= 1\n', '= "high"\n')], ['a decision that is none', rules + rule(other, 'ask', 1)],
  ['a safety checker without a checker', `${rules}[[safety_checker]]\ntoolName = 5\n`],
  ['no list of rules', 'rule = 5\n'], ['a mistake in TOML', `${rules}[[rule]`],
].map(([name = '', text = '']) => trial(name, own(text)));
const kept = [['keys that it does not know', `# mine\nnonsense = 5\n${rules}more = "x"\n`]].map(([name = '', text = '']) => trial(name, own(text)));

const merges = [
  `# mine\n${rule(other, 'allow', 100)}[[rule]]\ntoolName = "run_shell_command"\ncommandPrefix = "git "\ndecision = "allow"\npriority = 100\n`,
  `${rule(wipe, 'allow', 500)}${rule(read, 'deny', 500)}${rule('gone_it', 'allow', 500)}`, rule('*', 'allow', 900), rule(send, 'allow', 300, 'argsPattern = "x"'), `[[rule]]\ntoolName = "*"\ndecision = "deny"\npriority = 1\n`,
].map((text) => trial(text, own(mergedInto('gemini-cli', text))));

const patterns = [
  [rule(read, 'allow', 250, 'argsPattern = "tmp"') + rule(send, 'allow', 250, 'argsPattern = "^tmp"')], [rule(read, 'allow', 250, 'argsPattern = "(a*)*"') + rule(send, 'ask_user', 250)],
  [`[[rule]]\ntoolName = ["mcp_verify_${read}", "mcp_verify_${send}"]\ndecision = "allow"\npriority = 20\n[[rule]]\ntoolName = "mcp_*"\ndecision = "ask_user"\npriority = 10\n`],
  [`[[rule]]\nmcpName = "*"\ntoolName = "*"\ndecision = "allow"\npriority = 20\n${rule(`${read.slice(0, 3)}*`, 'deny', 30)}`],
  [rules + rule(other, 'allow', 500, 'modes = []')], [rules + rule(other, 'allow', 500, 'commandPrefix = "x"')],
].map(([text = '']) => trial(text, own(text), { showsDenied: true }));

/** What Gemini CLI is tried with beside the printed policy. */
export const geminiCliTrials: readonly CheckTrials[] = [
  { says: 'Odd names of tools and servers (over 64 characters, dots, slashes, double underscores, upper case, Unicode, keys with spaces and dots) were as their rules spell them (% keys, 33 tools each).', trials: oddNames('gemini-cli', policyFile) },
  { says: 'In its modes that run and ask otherwise, calls came to what is said of the mode (% runs: yolo, auto_edit, plan, trust of a server, --allowed-tools); in yolo mode nothing ran that our policy asks about.', trials: modes },
  { says: 'Policies and settings of the user, a trusted project, the system and an administrator decided together as a check reads them; policies of a project did not count (% runs).', trials: together },
  { says: 'Of a policy with a byte order mark, a mistake in TOML or a wrong type no rule was in force, as a check says (% files).', trials: dropped },
  { says: 'A policy with comments and keys that it does not know was in force (% files).', trials: kept },
  { says: 'A policy merged into a file with rules of a person decided with them as a check of the merged file says (% files).', trials: merges },
  { says: 'Rules for all tools, for all servers, for lists of names and with patterns for arguments matched what a check says they match (% files).', trials: patterns },
];

/** What could not be tried. */
export const geminiCliNotRun = ['A session with a person: in one without, Gemini CLI does not offer a tool that no rule is about.'];
