import type { Json, JsonObject } from '../../../schema/json.ts';
import type { PolicyCall, PolicyDocument, PolicyRequest, Target } from '../../../schema/policy.ts';
import type { Decision } from '../../../schema/vocabulary.ts';
import { PlaceError } from '../../../text/place-error.ts';
import { dig, objectIn, stringsIn } from '../../languages/json/dig.ts';
import { printToml } from '../../languages/toml/print-toml.ts';
import { readToml } from '../../languages/toml/read-toml.ts';
import { spellItems } from '../../names/spell-items.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import { sayEffect } from '../../words/say-effect.ts';
import { sayName } from '../../words/say-name.ts';
import { sayShared } from '../../words/say-shared.ts';
import { asksInstead, sayUnlimited } from '../../words/say-unlimited.ts';
import { sayUntested } from '../../words/say-untested.ts';
import { codexName } from './codex-name.ts';

/**
 * The table of one server in Codex's config.toml: `enabled_tools` offers only what it lists, `disabled_tools` takes away,
 * `approval_mode` asks or not. Its modes `auto` and `writes` believe what the server says of its tools, so neither is written.
 * Measured on Codex 0.169.0; an unknown key is ignored without a word unless `--strict-config` is given.
 */
export const codex: Target = {
  id: 'codex',
  label: 'Codex',
  proof: {
    grade: 'engine',
    says: 'Codex 0.169.0 was run with such a file against a test server: allowed tools ran, asked ones waited for a person, denied and unlisted ones were not offered to the model.',
  },
  file: { name: 'config.toml', language: 'toml' },
  build,
  print: (data, notes) => printToml(data as JsonObject, notes),
  effect: (request) => sayEffect(request, codexName, words),
  steps,
  decide,
  read,
  nameOf: codexName,
};

/** The approval mode of what may run; null for what must not be offered. */
const modeFor: Record<Decision, 'approve' | 'prompt' | null> = { allow: 'approve', limit: 'prompt', ask: 'prompt', deny: null };

const unlisted: Record<PolicyRequest['scope'], string> = {
  server: 'Denied: enabled_tools lists all that this server may offer, so tools it adds later are not offered to the model.',
  tool: 'Left as they are: Codex asks before a call unless the server calls the tool harmless, or another entry decides otherwise.',
};

function build(request: PolicyRequest): PolicyDocument {
  const { items, refused } = spellItems(request, codexName);
  const lossy = [...sayUnlimited(items, 'Codex', asksInstead), ...sayUntested(items, 'Codex'), ...sayShared(items, 'Codex')];
  return { data: { mcp_servers: { [request.serverKey]: serverTable(request, items) } }, lossy, unlisted: unlisted[request.scope], refused };
}

function serverTable({ scope }: PolicyRequest, items: readonly SpelledItem[]): JsonObject {
  const offered = items.filter(({ item }) => modeFor[item.decision] !== null);
  const hidden = items.filter(({ item }) => modeFor[item.decision] === null).map(({ spelling }) => spelling);
  // Object.fromEntries defines its keys, so a tool called __proto__ is one like any other.
  const tools = Object.fromEntries(offered.map(({ spelling, item }) => [spelling, { approval_mode: modeFor[item.decision] }]));
  return {
    ...(scope === 'server' && { enabled_tools: offered.map(({ spelling }) => spelling) }),
    ...(hidden.length > 0 && { disabled_tools: hidden }),
    ...(scope === 'server' && { default_tools_approval_mode: 'prompt' }),
    ...(offered.length > 0 && { tools }),
  };
}

const words: Parameters<typeof sayEffect>[2] = {
  one: {
    allow: (name) => `Codex runs ${name} without asking`,
    limit: (name) => `Codex asks before each call of ${name}, because it cannot limit how often a tool runs; where nobody can answer, the call is refused`,
    ask: (name) => `Codex asks before each call of ${name}; where nobody can answer, the call is refused`,
    deny: (name) => `Codex does not offer ${name} to the model, and refuses calls of it`,
  },
  many: [[['allow'], 'allowed without asking'], [['limit', 'ask'], 'asked about before each call'], [['deny'], 'not offered to the model']],
  refused: 'not offered either, because an entry cannot name it',
  rest: {
    tool: (title) => `Other tools of ${title} stay as they are.`,
    server: (title) => `Any tool of ${title} that is not listed here, such as one it adds later, is denied.`,
  },
};

function steps({ serverKey, scope }: PolicyRequest): string[] {
  return [
    `Open ~/.codex/config.toml, find the table of the server ${sayName(serverKey)} under mcp_servers, and put these keys into it; keep its command or url.`,
    'Write each table once: TOML refuses a second table of the same name.',
    ...(scope === 'server' ? ['Take an older enabled_tools, disabled_tools or default_tools_approval_mode of this server out.'] : []),
    'Start Codex once with --strict-config: without it a misspelled key is ignored.',
  ];
}

function decide(data: Json, serverKey: string, { tool }: PolicyCall): ReturnType<NonNullable<Target['decide']>> {
  const server = dig(data, 'mcp_servers', serverKey);
  if (dig(server, 'enabled') === false) return { outcome: 'deny', because: 'enabled = false' };
  if (stringsIn(server, 'disabled_tools').includes(tool)) return { outcome: 'deny', because: 'disabled_tools' };
  if (dig(server, 'enabled_tools') !== undefined && !stringsIn(server, 'enabled_tools').includes(tool)) return { outcome: 'deny', because: 'enabled_tools' };
  const own = dig(server, 'tools', tool, 'approval_mode');
  const mode = own ?? dig(server, 'default_tools_approval_mode');
  const because = `${own === undefined ? 'default_tools_approval_mode' : 'approval_mode'} = ${String(mode)}`;
  if (mode === 'approve') return { outcome: 'allow', because };
  if (mode === 'prompt') return { outcome: 'ask', because };
  return { outcome: 'unlisted', because: mode === undefined ? 'no entry' : `${because}, which believes what the server says` };
}

/** Values of `approval_mode`; Codex does not start with another. */
const modes = ['auto', 'prompt', 'writes', 'approve'];

function read(text: string, place: string): Json {
  const data = readToml(text, place);
  for (const [key, server] of Object.entries(objectIn(data, 'mcp_servers'))) {
    const all = [dig(server, 'default_tools_approval_mode'), ...Object.keys(objectIn(server, 'tools')).map((tool) => dig(server, 'tools', tool, 'approval_mode'))];
    const wrong = all.find((mode) => mode !== undefined && !modes.includes(mode as string));
    if (wrong !== undefined) throw new PlaceError(`${place}: ${key}`, `${JSON.stringify(wrong)} is no approval mode`, `Use one of: ${modes.join(', ')}.`);
  }
  return data;
}
