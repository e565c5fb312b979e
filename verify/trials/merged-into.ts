import type { TargetId } from '../../src/schema/policy.ts';
import type { Decision } from '../../src/schema/vocabulary.ts';
import { mergePolicy } from '../../src/targets/merge/merge-policy.ts';
import { targets } from '../../src/targets/targets.ts';
import { requestFor, serverKey } from '../sample.ts';
import { few } from './trial.ts';

const [allowed, asked, denied] = few;
const decided: Record<string, Decision> = { [allowed]: 'allow', [asked]: 'ask', [denied]: 'deny' };

/** The text of a file of a person's own after our policy for the few tools was merged into it, as `policy --merge` writes it. */
export function mergedInto(client: TargetId, text: string): string {
  const request = requestFor(serverKey, decided);
  return mergePolicy(targets[client], text, { data: targets[client].build(request).data, request, known: few, place: 'settings' }).text;
}
