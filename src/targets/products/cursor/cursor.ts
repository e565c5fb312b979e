import type { Json } from '../../../schema/json.ts';
import type { PolicyCall, PolicyDocument, PolicyRequest, Target } from '../../../schema/policy.ts';
import { stringsIn } from '../../languages/json/dig.ts';
import { printJsonc } from '../../languages/json/print-jsonc.ts';
import { readJsonc } from '../../languages/json/read-jsonc.ts';
import { spellItems } from '../../names/spell-items.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import { matchesWildcards } from '../../names/wildcards.ts';
import { sayEffect } from '../../words/say-effect.ts';
import { sayName } from '../../words/say-name.ts';
import { sayShared } from '../../words/say-shared.ts';
import { sayUnlimited } from '../../words/say-unlimited.ts';
import { sayUntested } from '../../words/say-untested.ts';
import { cursorName } from './cursor-name.ts';

/**
 * Cursor's permissions.json: `mcpAllowlist` names what runs without approval, everything else asks. Once the list is there it
 * replaces the one in the settings. Nothing in the file denies (cursor.com/docs/reference/permissions).
 */
export const cursor: Target = {
  id: 'cursor',
  label: 'Cursor',
  proof: {
    grade: 'source',
    says: 'Read in the vendor\'s reference of permissions.json; there is no schema, and Cursor was not run.',
  },
  file: { name: 'permissions.json', language: 'jsonc' },
  build,
  print: printJsonc,
  effect: (request) => sayEffect(request, cursorName, words),
  steps,
  decide,
  read: readJsonc,
  nameOf: cursorName,
};

const unlisted = 'Asked about: Cursor asks before a call of any tool that mcpAllowlist does not name.';

function build(request: PolicyRequest): PolicyDocument {
  const { items, refused } = spellItems(request, cursorName);
  const allowed = items.filter(({ item }) => item.decision === 'allow').map(({ spelling }) => spelling);
  const lossy = [
    ...sayUnlimited(items, 'Cursor', { all: 'is left off the list', many: 'are asked about', one: 'is asked about before each call' }),
    ...undenied(items), ...sayUntested(items, 'Cursor'), ...sayShared(items, 'Cursor'),
  ];
  return { data: { mcpAllowlist: allowed }, lossy, unlisted, refused };
}

function undenied(items: readonly SpelledItem[]): string[] {
  const denied = items.filter(({ item }) => item.decision === 'deny');
  const [first] = denied;
  if (first === undefined) return [];
  const which = denied.length === 1 ? `${sayName(first.item.name)} is` : `${denied.length} tools are`;
  return [`Nothing in permissions.json denies a tool, so what should be denied asks: ${which} asked about before each call instead.`];
}

const words: Parameters<typeof sayEffect>[2] = {
  one: {
    allow: (name) => `Cursor runs ${name} without asking`,
    limit: (name) => `Cursor asks before each call of ${name}, because it cannot limit how often a tool runs`,
    ask: (name) => `Cursor asks before each call of ${name}`,
    deny: (name) => `Cursor asks before each call of ${name}, because the list can only allow`,
  },
  many: [[['allow'], 'allowed without asking'], [['limit', 'ask', 'deny'], 'asked about before each call']],
  refused: 'asked about, because an entry cannot name it',
  rest: {
    tool: (title) => `Other tools of ${title} ask as long as the list does not name them.`,
    server: (title) => `A tool that is not listed, such as one ${title} adds later, is asked about.`,
  },
};

function steps({ serverKey, items }: PolicyRequest): string[] {
  const denied = items.some(({ decision }) => decision === 'deny');
  return [
    'Add the entries to mcpAllowlist in ~/.cursor/permissions.json, or in .cursor/permissions.json of a workspace: the entries of both files count together.',
    `Check that .cursor/mcp.json calls the server ${sayName(serverKey)}: under another name the entries match nothing.`,
    'Move there what the list in Cursor Settings allows: the file replaces that list, and the team dashboard replaces both.',
    ...(denied ? ['Switch denied tools off under MCP in Cursor Settings: the file cannot deny them.'] : []),
  ];
}

function decide(data: Json, serverKey: string, { tool }: PolicyCall): ReturnType<NonNullable<Target['decide']>> {
  const entry = stringsIn(data, 'mcpAllowlist').find((pattern) => matchesWildcards(pattern, `${serverKey}:${tool}`));
  return entry === undefined ? { outcome: 'unlisted', because: 'no entry' } : { outcome: 'allow', because: entry };
}
