import type { Json, JsonObject } from '../../../schema/json.ts';
import type { PolicyRequest } from '../../../schema/policy.ts';
import { objectIn, stringsIn } from '../../languages/json/dig.ts';
import { joinedObjects } from '../../merge/joined.ts';
import { bareName } from '../../names/bare-name.ts';
import type { FindLists } from '../../names/name-list.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import { spellingsOf } from '../../names/spellings-of.ts';
import type { SpelledPolicy } from '../../product.ts';
import { sayDecided } from '../../words/say-decided.ts';
import { sayAskingLosses } from '../../words/say-losses.ts';

const unlisted = 'Left as they are: Roo Code asks before a call, unless a switch of its own approves everything.';

/** A tool by its own name; a star in alwaysAllow is every tool. */
export function rooCodeName(_serverKey: string, tool: string): { name: string } | { refused: string } {
  const said = bareName(tool);
  return 'name' in said && tool !== '*' ? said : { refused: 'no list can name it alone, so it is asked about' };
}

/** What runs without approval, and what the model is not offered. */
export function rooCodePolicy(items: readonly SpelledItem[], { serverKey }: PolicyRequest): SpelledPolicy {
  const lists = { alwaysAllow: spellingsOf(items, 'allow'), disabledTools: spellingsOf(items, 'deny') };
  return { data: { mcpServers: { [serverKey]: lists } }, lossy: [...sayAskingLosses(items, 'Roo Code'), ...sayDecided(items, 'ask', unasked)], unlisted };
}

function unasked(tools: string): string {
  return `Roo Code has no list that asks: ${tools} left out of both, and asked about as long as no switch approves everything.`;
}

/** The lists of a server: what is disabled is never offered. */
export const rooCodeLists: FindLists = (data, serverKey) => ([['disabledTools', 'deny'], ['alwaysAllow', 'allow']] as const).map(([list, outcome]) => (
  { place: list, outcome, names: stringsIn(data, 'mcpServers', serverKey, list) }));

/** Several servers in one file. */
export function combineRooCode(all: readonly Json[]): JsonObject {
  return { mcpServers: joinedObjects(all, 'mcpServers') };
}

/** The names of the servers of a file. */
export function rooCodeServers(data: Json): string[] {
  return Object.keys(objectIn(data, 'mcpServers'));
}
