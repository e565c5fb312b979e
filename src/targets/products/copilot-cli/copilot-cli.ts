import type { Json } from '../../../schema/json.ts';
import type { PolicyCall, PolicyDocument, PolicyRequest, Target } from '../../../schema/policy.ts';
import type { Decision } from '../../../schema/vocabulary.ts';
import { shellWord } from '../../../text/shell.ts';
import { commentLines } from '../../languages/comment-lines.ts';
import { spellItems } from '../../names/spell-items.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import { sayCount } from '../../words/say-count.ts';
import { sayEffect } from '../../words/say-effect.ts';
import { sayName } from '../../words/say-name.ts';
import { sayShared } from '../../words/say-shared.ts';
import { sayUnlimited } from '../../words/say-unlimited.ts';
import { sayUntested } from '../../words/say-untested.ts';
import { copilotCliName, copilotCliSeen } from './copilot-cli-name.ts';
import { readCommandLine } from './read-command-line.ts';

/**
 * The permission flags of Copilot CLI, as the words of one command line. A deny wins over every allow, even --allow-all-tools, but
 * leaves the tool in sight; --excluded-tools takes it away. No flag asks: what no flag allows is asked about. There is no file
 * that keeps such rules. Measured on Copilot CLI 1.0.102.
 */
export const copilotCli: Target = {
  id: 'copilot-cli',
  label: 'Copilot CLI',
  proof: {
    grade: 'engine',
    says: 'GitHub Copilot CLI 1.0.102 was run with such flags against a test server: allowed tools ran, those without a flag waited for a person, denied ones were neither offered nor run.',
  },
  file: { name: 'copilot.sh', language: 'shell' },
  build,
  print,
  effect: (request) => sayEffect(request, copilotCliName, words),
  steps,
  decide,
  read: (text, place) => readCommandLine(text, place, 'copilot'),
  nameOf: copilotCliName,
};

const unlisted = 'Left as they are: Copilot CLI asks before a call, unless --allow-all-tools or another flag decides otherwise.';

function build(request: PolicyRequest): PolicyDocument {
  const { items, refused } = spellItems(request, copilotCliName);
  const spelled = (decision: Decision) => items.filter(({ item }) => item.decision === decision).map(({ spelling }) => spelling);
  const flags = [
    ...spelled('allow').flatMap((pattern) => ['--allow-tool', pattern]),
    ...spelled('deny').flatMap((pattern) => ['--deny-tool', pattern]),
    ...spelled('deny').flatMap((pattern) => ['--excluded-tools', copilotCliSeen(pattern)]),
  ];
  const unlimited = sayUnlimited(items, 'Copilot CLI', { all: 'is left without a flag', many: 'are asked about', one: 'is asked about before each call' });
  const lossy = [...unlimited, ...unasked(items), ...sayUntested(items, 'Copilot CLI'), ...sayShared(items, 'Copilot CLI')];
  return { data: ['copilot', ...flags], lossy, unlisted, refused };
}

function unasked(items: readonly SpelledItem[]): string[] {
  const asked = items.filter(({ item }) => item.decision === 'ask');
  const [first] = asked;
  if (first === undefined) return [];
  const which = asked.length === 1 ? `${sayName(first.item.name)} is` : `${sayCount(asked.length, 'tool')} are`;
  return [`Copilot CLI has no flag that asks: ${which} left without one, and asked about as long as no wider flag allows it.`];
}

/** One flag a line, so that the command can be read; the words are quoted for a POSIX shell. */
function print(data: Json, notes?: readonly string[]): string {
  const [command = 'copilot', ...rest] = (data as string[]).map(shellWord);
  const flags = rest.flatMap((word, index) => (index % 2 === 0 ? [`${word} ${rest[index + 1] ?? ''}`.trimEnd()] : []));
  return `${commentLines('#', notes)}${[command, ...flags].join(' \\\n  ')}\n`;
}

const words: Parameters<typeof sayEffect>[2] = {
  one: {
    allow: (name) => `Copilot CLI runs ${name} without asking`,
    limit: (name) => `Copilot CLI asks before each call of ${name}, because it cannot limit how often a tool runs; where nobody can answer, the call is refused`,
    ask: (name) => `Copilot CLI asks before each call of ${name}; where nobody can answer, the call is refused`,
    deny: (name) => `Copilot CLI does not offer ${name} to the model, and refuses calls of it`,
  },
  many: [[['allow'], 'allowed without asking'], [['limit', 'ask'], 'asked about before each call'], [['deny'], 'not offered to the model']],
  refused: 'left without a flag, because a flag cannot name it',
  rest: {
    tool: (title) => `Other tools of ${title} stay as they are.`,
    server: (title) => `A tool that is not listed, such as one ${title} adds later, stays as it is: by default Copilot CLI asks.`,
  },
};

function steps({ serverKey }: PolicyRequest): string[] {
  return [
    'Start Copilot CLI with these flags, for example by an alias in your shell: it keeps no such rules in a file.',
    `Check that ~/.copilot/mcp-config.json calls the server ${sayName(serverKey)}: under another name the flags match nothing.`,
    ...(serverKey === 'github' ? ['Add --disable-builtin-mcps if you mean a server of your own: Copilot CLI brings one that is called github too.'] : []),
    'Leave out --allow-all-tools and --yolo: they let run what should ask.',
    'For the cloud agent, which asks nobody, list only the allowed tools under tools of the server in the repository settings.',
  ];
}

function decide(data: Json, serverKey: string, { tool }: PolicyCall): ReturnType<NonNullable<Target['decide']>> {
  const all = data as string[];
  const valuesOf = (flag: string) => all.flatMap((word, index) => (all[index - 1] === flag ? [word] : word.startsWith(`${flag}=`) ? [word.slice(flag.length + 1)] : []));
  const spelled = copilotCliName(serverKey, tool);
  const name = 'name' in spelled ? spelled.name : null;
  const matches = (pattern: string) => pattern === serverKey || pattern === name;
  const denied = valuesOf('--deny-tool').find(matches);
  if (denied !== undefined) return { outcome: 'deny', because: `--deny-tool ${denied}` };
  const excluded = valuesOf('--excluded-tools').flatMap((value) => value.split(','));
  if (name !== null && excluded.includes(copilotCliSeen(name))) return { outcome: 'deny', because: '--excluded-tools' };
  const allowed = valuesOf('--allow-tool').find(matches);
  if (allowed !== undefined) return { outcome: 'allow', because: `--allow-tool ${allowed}` };
  const wide = ['--allow-all-tools', '--allow-all', '--yolo'].find((flag) => all.includes(flag));
  return wide === undefined ? { outcome: 'unlisted', because: 'no flag' } : { outcome: 'allow', because: wide };
}
