import type { Json } from '../../src/schema/json.ts';
import type { TargetId } from '../../src/schema/policy.ts';
import type { FilePlace } from '../../src/targets/files/client-files.ts';
import { furtherPlaces, readTexts } from '../../src/targets/files/read-texts.ts';
import type { FileText } from '../../src/targets/files/read-texts.ts';
import { policyOutcome } from '../../src/targets/simulate/policy-outcome.ts';
import { targets } from '../../src/targets/targets.ts';
import { PlaceError } from '../../src/text/errors/place-error.ts';
import { callArguments } from '../sample.ts';
import type { Fate, Trial } from './trial.ts';

const fates: Record<string, Fate> = { allow: 'runs', limit: 'runs', ask: 'asks', deny: 'refused' };

/** What each tool of a trial should come to, as `policy --check` reads the same files together. */
export function trialOutcomes(client: TargetId, trial: Trial): Map<string, Fate> {
  if (trial.wanted !== undefined) return new Map(Object.entries(trial.wanted));
  const data = orNotStarted(() => readTogether(client, trial));
  if (data === null) return new Map(trial.tools.map((tool) => [tool, 'refused']));
  return new Map(trial.tools.map((tool) => {
    const { decision, because } = policyOutcome(targets[client], data, trial.serverKey, { tool, arguments: callArguments })!;
    return [tool, because === null && trial.unlisted !== undefined ? trial.unlisted : fates[decision] as Fate];
  }));
}

/** Null for files with which the product does not start, so that nothing runs. */
function orNotStarted(read: () => Json): Json | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof PlaceError) return null;
    throw error;
  }
}

function readTogether(client: TargetId, { files, means }: Trial): Json {
  const target = targets[client];
  const places = target.files?.places ?? [];
  const texts = textsAt(files, places);
  const further = furtherPlaces(target, texts, readTexts(target, texts));
  const read = readTexts(target, further === null ? texts : [...textsAt(files.filter(({ path }) => further.places.some((place) => place.path === path || isBeside(path, place.path))), further.places), ...further.left]);
  return means === undefined ? read.data : target.files?.join([...read.parts, { whose: 'flags', data: means }]) ?? {};
}

/** Files of a trial by their places, the weakest first; those that are none are only read where others name them. */
function textsAt(files: Trial['files'], places: readonly FilePlace[]): FileText[] {
  return places.flatMap((place) => files.filter(({ path }) => path === place.path || isBeside(path, place.path)).map(({ path, text }) => ({ place: path, whose: place.whose, path: place.path, text })));
}

function isBeside(path: string, pattern: string): boolean {
  const [folder = '', ending = ''] = pattern.split('*');
  return pattern.includes('*') && path.startsWith(folder) && path.endsWith(ending);
}
