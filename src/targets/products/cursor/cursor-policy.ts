import type { SpelledItem } from '../../names/spell-items.ts';
import type { SpelledPolicy } from '../../product.ts';
import { sayDecided } from '../../words/say-decided.ts';
import { sayShared } from '../../words/say-shared.ts';
import { sayUnlimited } from '../../words/say-unlimited.ts';
import { sayUntested } from '../../words/say-untested.ts';

const unlisted = 'Asked about: Cursor asks before a call of any tool that mcpAllowlist does not name.';

/** The list of what runs without approval. */
export function cursorPolicy(items: readonly SpelledItem[]): SpelledPolicy {
  const allowed = items.filter(({ item }) => item.decision === 'allow').map(({ spelling }) => spelling);
  const lossy = [
    ...sayUnlimited(items, 'Cursor', { all: 'is left off the list', many: 'are asked about', one: 'is asked about before each call' }),
    ...sayDecided(items, 'deny', undenied), ...sayUntested(items, 'Cursor'), ...sayShared(items, 'Cursor'),
  ];
  return { data: { mcpAllowlist: allowed }, lossy, unlisted };
}

function undenied(tools: string): string {
  return `Nothing in permissions.json denies a tool, so what should be denied asks: ${tools} asked about before each call instead.`;
}
