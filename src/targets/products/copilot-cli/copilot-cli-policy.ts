import type { PolicyRequest } from '../../../schema/policy.ts';
import type { Decision } from '../../../schema/vocabulary.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import type { SpelledPolicy } from '../../product.ts';
import { sayDecided } from '../../words/say-decided.ts';
import { sayShared } from '../../words/say-shared.ts';
import { sayUnlimited } from '../../words/say-unlimited.ts';
import { sayUntested } from '../../words/say-untested.ts';
import { copilotCliSeen, copilotCliTwins } from './copilot-cli-name.ts';

const unlisted = 'Left as they are: Copilot CLI asks before a call, unless --allow-all-tools or another flag decides otherwise.';

/** The words of one command line. */
export function copilotCliPolicy(items: readonly SpelledItem[], { serverKey }: PolicyRequest): SpelledPolicy {
  const own = new Set(items.map(({ spelling }) => spelling));
  const spelled = (decision: Decision) => items.filter(({ item }) => item.decision === decision)
    .flatMap(({ spelling, tools }) => copilotCliTwins(serverKey, spelling, tools.length, (twin) => own.has(twin)));
  const flags = [
    ...spelled('allow').flatMap((pattern) => ['--allow-tool', pattern]),
    ...spelled('deny').flatMap((pattern) => ['--deny-tool', pattern]),
    ...spelled('deny').flatMap((pattern) => ['--excluded-tools', copilotCliSeen(pattern)]),
  ];
  const unlimited = sayUnlimited(items, 'Copilot CLI', { all: 'is left without a flag', many: 'are asked about', one: 'is asked about before each call' });
  const lossy = [...unlimited, ...sayDecided(items, 'ask', unasked), ...sayUntested(items, 'Copilot CLI'), ...sayShared(items, 'Copilot CLI')];
  return { data: ['copilot', ...flags], lossy, unlisted };
}

function unasked(tools: string): string {
  return `Copilot CLI has no flag that asks: ${tools} left without one, and asked about as long as no wider flag allows it.`;
}
