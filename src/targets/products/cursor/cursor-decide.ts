import type { Json } from '../../../schema/json.ts';
import type { PolicyAnswer, PolicyCall } from '../../../schema/policy.ts';
import { stringsIn } from '../../languages/json/dig.ts';
import { matchesWildcards } from '../../names/wildcards.ts';

/** What the product does with a call under a file. */
export function decideCursor(data: Json, serverKey: string, { tool }: PolicyCall): PolicyAnswer {
  const entry = stringsIn(data, 'mcpAllowlist').find((pattern) => matchesWildcards(pattern, `${serverKey}:${tool}`));
  return entry === undefined ? { outcome: 'unlisted', because: 'no entry' } : { outcome: 'allow', because: entry };
}
