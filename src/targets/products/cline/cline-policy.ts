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

const unlisted = 'Asked about: Cline asks before a call of any tool that autoApprove does not name.';

/** A tool by its own name, as the list of a server has it. */
export function clineName(_serverKey: string, tool: string): { name: string } | { refused: string } {
  const said = bareName(tool);
  return 'name' in said ? said : { refused: 'no list can name it, so it is asked about' };
}

/** The list of what runs without approval. */
export function clinePolicy(items: readonly SpelledItem[], { serverKey }: PolicyRequest): SpelledPolicy {
  return { data: { mcpServers: { [serverKey]: { autoApprove: spellingsOf(items, 'allow') } } }, lossy: [...sayAskingLosses(items, 'Cline'), ...sayDecided(items, 'deny', undenied)], unlisted };
}

function undenied(tools: string): string {
  return `Nothing in the settings denies a tool, so what should be denied asks: ${tools} asked about before each call instead.`;
}

/** The list of a server. */
export const clineLists: FindLists = (data, serverKey) => [{ place: 'autoApprove', outcome: 'allow', names: stringsIn(data, 'mcpServers', serverKey, 'autoApprove') }];

/** Several servers in one file. */
export function combineCline(all: readonly Json[]): JsonObject {
  return { mcpServers: joinedObjects(all, 'mcpServers') };
}

/** The names of the servers of a file. */
export function clineServers(data: Json): string[] {
  return Object.keys(objectIn(data, 'mcpServers'));
}
