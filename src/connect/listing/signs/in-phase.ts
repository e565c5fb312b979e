import { isOverdue } from '../../deadline.ts';
import type { Phase } from '../../taking.ts';
import { Unlisted } from '../../unlisted.ts';

/** What was not yet done in each phase. */
const left: Record<Phase, string> = {
  install: 'its packages were not yet installed',
  start: 'it was not yet started',
  connect: 'its address was not yet reached',
  initialize: 'it had not answered initialize',
  list: 'it had not answered tools/list',
  end: 'it had not ended',
};

/** A failure that says no more than that time is over, with the phase it was over in. `isStuck`: the thread that lists did not hear that it should end. */
export function inPhase(failure: Unlisted, phase: Phase, isStuck = false): Unlisted {
  if (!isOverdue(failure)) return failure;
  // While a server is waited for, everything is heard; only what it sent can take so long.
  const said = isStuck && (phase === 'initialize' || phase === 'list') ? 'what it had sent was not yet read' : left[phase];
  return new Unlisted(failure.cause, `${failure.says.replace(/\.$/, '')}: ${said}`, failure.remedy, failure.needs, failure.written);
}
