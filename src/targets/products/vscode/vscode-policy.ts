import type { Json } from '../../../schema/json.ts';
import type { SpelledItem } from '../../names/spell-items.ts';
import type { SpelledPolicy } from '../../product.ts';
import { sayDecided } from '../../words/say-decided.ts';
import { sayShared } from '../../words/say-shared.ts';
import { asksInstead, sayUnlimited } from '../../words/say-unlimited.ts';
import { sayUntested } from '../../words/say-untested.ts';
import { vscodeSetting } from './vscode-setting.ts';

const unlisted = 'Left as they are: VS Code asks before a call, unless a person has approved the tool for good.';

/** A key for each tool that must ask. */
export function vscodePolicy(items: readonly SpelledItem[]): SpelledPolicy {
  const asked = items.filter(({ item }) => item.decision !== 'allow').map(({ spelling }) => [spelling, false] as const);
  const data: Json = { [vscodeSetting]: Object.fromEntries(asked) };
  const lossy = [
    ...sayDecided(items, 'allow', (names) => `VS Code has no setting that allows one tool: ${names} left without a key, to be approved for good in the confirmation.`),
    ...sayUnlimited(items, 'VS Code', asksInstead),
    ...sayDecided(items, 'deny', (names) => `VS Code has no setting that denies a tool, so what should be denied asks: ${names} asked about before each call instead.`),
    ...sayUntested(items, 'VS Code'), ...sayShared(items, 'VS Code'),
  ];
  return { data, lossy, unlisted };
}
