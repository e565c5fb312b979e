import type { TargetId } from '../src/schema/policy.ts';
import { sameNames } from './checked.ts';
import type { ClientResult } from './checked.ts';
import { expected } from './sample.ts';

/** What a run of a client showed, by the tools' own names. */
export interface Shown { offered: string[]; called: string[]; waited: string[] }

/** Compares what a client did with what our reading of the same policy says. */
export function compare(client: TargetId, { offered, called, waited }: Shown): ClientResult {
  const { allow, ask, deny } = expected(client);
  return {
    client,
    checks: [
      sameNames(`The model was offered every tool but those that are denied (${deny.length} of ${allow.length + ask.length + deny.length}).`, [...allow, ...ask], offered),
      sameNames(`Of calls to every tool, only those that are allowed reached the server (${allow.length}).`, allow, called),
      sameNames(`Calls that ask waited for a person, and were refused because nobody was there (${ask.length}).`, ask, waited),
    ],
  };
}
