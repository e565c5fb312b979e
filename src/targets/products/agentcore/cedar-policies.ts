import type { Json } from '../../../schema/json.ts';
import { PlaceError } from '../../../text/errors/place-error.ts';
import type { CedarPolicy } from '../../languages/cedar/cedar-policy.ts';
import { parseCedar } from '../../languages/cedar/parse-cedar.ts';
import { printCedar } from '../../languages/cedar/print-cedar.ts';
import { commentLines } from '../../languages/comment-lines.ts';
import type { Format } from '../../languages/format.ts';

/** Policies in Cedar's own text, one after the other. */
export const cedarPolicies: Format = { language: 'cedar', print, read };

function print(data: Json, notes: readonly string[] = []): string {
  const policies = data as unknown as CedarPolicy[];
  return commentLines('//', notes) + policies.map((policy) => `${printCedar(policy)}\n`).join('');
}

function read(text: string, place: string): Json {
  const policies = parseCedar(text);
  if (policies === null) throw new PlaceError(place, 'holds Cedar that toolrisk cannot read', 'Check it with AWS itself.');
  return policies as unknown as Json;
}
