import { mergedInto } from './merged-into.ts';
import { oddNames } from './odd-names.ts';
import { few, trialOf } from './trial.ts';
import type { CheckTrials, TrialFile } from './trial.ts';

/** Where a person's own configuration lies, and the weakest one. */
export const userConfig = '${CODEX_HOME:-~/.codex}/config.toml';
export const systemConfig = '/etc/codex/config.toml';
const project = './.codex/config.toml';
const managed = '/etc/codex/managed_config.toml';

const [read, send, wipe, other] = few;
const rules = `[mcp_servers.verify]\ndisabled_tools = ["${wipe}"]\n[mcp_servers.verify.tools.${read}]\napproval_mode = "approve"\n[mcp_servers.verify.tools.${send}]\napproval_mode = "prompt"\n`;
const own = (text: string): TrialFile[] => [{ path: userConfig, text }];
const modeOf = (tool: string, mode: string) => `[mcp_servers.verify.tools.${tool}]\napproval_mode = "${mode}"\n`;
const withFull = (above: string) => `${above}\nsandbox_mode = "danger-full-access"\n${rules}`;
/** What is said of full access under exec. */
const allRun = { [read]: 'runs', [send]: 'runs', [wipe]: 'refused', [other]: 'runs' } as const;

const none = { [read]: 'refused', [send]: 'refused', [wipe]: 'refused', [other]: 'refused' } as const;
const notStarted = { wanted: none, showsDenied: true } as const;
/** Another file of the person, which counts over the first with --profile. */
const loose: TrialFile = { path: '${CODEX_HOME:-~/.codex}/loose.config.toml', text: 'approval_policy = "never"\nsandbox_mode = "danger-full-access"\n' };
const cancelling = { approval_policy: 'never', sandbox_mode: 'danger-full-access' };

const modes = [
  ...['never', 'on-request', 'on-failure'].map((policy) => trialOf(policy, own(`approval_policy = "${policy}"\n${rules}`))),
  trialOf('never, read-only', own(`approval_policy = "never"\nsandbox_mode = "read-only"\n${rules}`)),
  trialOf('never, full access', own(withFull('approval_policy = "never"'))),
  trialOf('never, full access by profile of permissions', own(`approval_policy = "never"\ndefault_permissions = ":danger-full-access"\n${rules}`)),
  trialOf('full access', own(withFull('')), { wanted: allRun }),
  trialOf('on-request, full access', own(withFull('approval_policy = "on-request"')), { wanted: allRun }),
  trialOf('its flag', own(rules), { flags: ['--dangerously-bypass-approvals-and-sandbox'], means: cancelling }),
  trialOf('--profile', [...own(rules), loose], { flags: ['--profile', 'loose'], means: cancelling }),
  trialOf('a profile that is not asked for', own(rules).concat(loose), { wanted: { [read]: 'runs', [send]: 'asks', [wipe]: 'refused', [other]: 'asks' } }),
  trialOf('untrusted', own(`approval_policy = "untrusted"\n${rules}`), notStarted),
  trialOf('a profile in the file', own(`profile = "loose"\n[profiles.loose]\n${loose.text}${rules}`), notStarted),
  ...['auto', 'writes'].flatMap((mode) => [
    trialOf(mode, own(`${rules}${modeOf(other, mode)}`)),
    trialOf(`${mode}, called read-only`, own(`${rules}${modeOf(other, mode)}`), { readOnly: [send, other], wanted: { [read]: 'runs', [send]: 'asks', [wipe]: 'refused', [other]: 'runs' } }),
  ]),
];

const together = [
  trialOf('a project approves', [...own(rules), { path: project, text: modeOf(send, 'approve') }]),
  trialOf('a project disables', [...own(rules), { path: project, text: `[mcp_servers.verify]\ndisabled_tools = ["${read}"]\n` }]),
  trialOf('a project enables', [...own(rules), { path: project, text: `[mcp_servers.verify]\nenabled_tools = ["${send}", "${wipe}"]\n` }]),
  trialOf('a project has full access', [...own(rules), { path: project, text: 'approval_policy = "never"\nsandbox_mode = "danger-full-access"\n' }]),
  trialOf('the system asks', [...own(modeOf(read, 'approve')), { path: systemConfig, text: `${modeOf(read, 'prompt')}${modeOf(other, 'approve')}` }]),
  trialOf('managed', [...own(rules), { path: managed, text: modeOf(read, 'prompt') }]),
  trialOf('managed over project', [...own(rules), { path: project, text: modeOf(send, 'approve') }, { path: managed, text: `${modeOf(send, 'prompt')}[mcp_servers.verify]\nenabled_tools = ["${read}", "${send}"]\n` }]),
];

const broken = [
  ['a mode that is none', modeOf(read, 'always')], ['a mistake in TOML', `${rules}[mcp_servers`], ['a table twice', `${rules}${modeOf(read, 'prompt')}`],
  ['a text for a list', '[mcp_servers.verify]\ndisabled_tools = "wipe_it"\n'], ['a text for a boolean', `[mcp_servers.verify]\nenabled = "no"\n${modeOf(read, 'approve')}`],
  ['a number in a list', '[mcp_servers.verify]\nenabled_tools = [5]\n'], ['a text for tools', '[mcp_servers.verify]\ntools = "x"\n'], ['a text for a tool', `[mcp_servers.verify.tools]\n${read} = "approve"\n`],
  ['a text for a server', '[mcp_servers]\nverify = "x"\n'], ['a list of servers', '[[mcp_servers]]\nname = "verify"\n'], ['permissions of a wrong type', `default_permissions = 5\n${rules}`],
  ['a number for a text', `model_reasoning_effort = 5\n${rules}`], ['a text for a feature', `[features]\nx = "y"\n${rules}`], ['a text for a time', `${rules}[mcp_servers.other]\ncommand = "x"\nstartup_timeout_sec = "x"\n`],
  ['a word that is none', `[history]\npersistence = "x"\n${rules}`],
  ['a sandbox that is none', `sandbox_mode = "none"\n${rules}`],
  ['a policy that is none', `approval_policy = "always"\n${rules}`], ['a number for a mode', `sandbox_mode = 5\n${rules}`],
].map(([name = '', text = '']) => trialOf(name, own(text)));
const kept = [
  ['settings of every kind', `model_reasoning_effort = "low"\nhide_agent_reasoning = true\nnotify = ["true"]\n${rules}[features]\nx = true\n[history]\npersistence = "none"\n[tui]\nnotifications = true\n`],
  ['a byte order mark', `\ufeff${rules}`], ['comments and keys that it does not know', `# mine\nnonsense = 5\n${rules}more = "x"\n`],
].map(([name = '', text = '']) => trialOf(name, own(text)));

const merges = [
  '# mine\nmodel_reasoning_effort = "low"\n\n[mcp_servers.elsewhere]\nurl = "http://127.0.0.1:9"\nenabled = false\n',
  `[mcp_servers.verify]\nenv = { A = "b" }\nenabled_tools = ["${wipe}", "gone_it"]\ndefault_tools_approval_mode = "approve"\n\n${modeOf(send, 'approve')}`,
  `[mcp_servers.verify]\ndisabled_tools = ["${read}"]\n`, modeOf(read, 'prompt'), 'mcp_servers.verify.tools.read_it.approval_mode = "prompt"\n',
  'approval_policy = "never"\nsandbox_mode = "danger-full-access"\n', '',
].map((text) => trialOf(text, own(mergedInto('codex', text))));

/** What Codex is tried with beside the printed policy. It has no rules about arguments. */
export const codexTrials: readonly CheckTrials[] = [
  { says: 'Odd names of tools and servers (over 64 characters, dots, slashes, double underscores, upper case, Unicode, keys with spaces and dots) were as their entries spell them (% keys, 33 tools each; a key with a space it does not start).', trials: oddNames('codex', userConfig) },
  { says: 'In its modes that run and ask otherwise, calls came to what is said of the mode (% runs: approval_policy, full access, its flag, profiles, and auto and writes, which believe the server).', trials: modes },
  { says: 'Files of the system, the user, a trusted project and an administrator decided together as a check reads them (% runs).', trials: together },
  { says: 'With a file that a check refuses to read, for a mistake in TOML, a wrong type or a mode that is none, it did not start (% files).', trials: broken },
  { says: 'A file with a byte order mark, or with comments and keys that it does not know, was in force (% files).', trials: kept },
  { says: 'A policy merged into a file with entries of a person decided with them as a check of the merged file says (% files).', trials: merges },
];

/** What could not be tried. */
export const codexNotRun = ['Asking a person: codex exec, which has none, refuses what should ask.'];
