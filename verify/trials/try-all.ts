import type { TargetId } from '../../src/schema/policy.ts';
import type { Check } from '../checked.ts';
import type { Shown } from '../compare.ts';
import type { Fate, Trial } from './trial.ts';
import { trialOutcomes } from './trial-outcomes.ts';

/** Runs a client once under the files of a trial. Tools that it offers under a name that is none of ours are shown by that name. */
export type RunTrial = (trial: Trial) => Promise<Shown>;

/** Runs a client once for each trial: passed where every call came to what our reading of the same files says. */
export async function tryAll(client: TargetId, run: RunTrial, says: string, trials: readonly Trial[]): Promise<Check> {
  const wrong: string[] = [];
  for (const trial of trials) wrong.push(...mismatches(trial, trialOutcomes(client, trial), await run(trial)));
  return { says: says.replace('%', String(trials.length)), passed: wrong.length === 0, ...(wrong.length > 0 && { found: wrong.join('; ') }) };
}

function mismatches({ name, tools, showsDenied }: Trial, wanted: ReadonlyMap<string, Fate>, { offered, called, waited }: Shown): string[] {
  const fateOf = (tool: string): Fate => (called.includes(tool) ? 'runs' : waited.includes(tool) ? 'asks' : 'refused');
  const fates = tools.filter((tool) => fateOf(tool) !== wanted.get(tool)).map((tool) => `${name}: ${JSON.stringify(tool)} ${fateOf(tool)}, and should be: ${wanted.get(tool)}`);
  const shown = tools.filter((tool) => !(showsDenied && wanted.get(tool) === 'refused') && offered.includes(tool) !== (wanted.get(tool) !== 'refused'));
  const strange = offered.filter((tool) => !tools.includes(tool));
  return [
    ...fates, ...shown.map((tool) => `${name}: ${JSON.stringify(tool)} is ${offered.includes(tool) ? '' : 'not '}offered`),
    ...[...new Set(strange)].map((tool) => `${name}: a tool is offered as ${JSON.stringify(tool)}`),
  ];
}
