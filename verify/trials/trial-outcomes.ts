import type { Json } from '../../src/schema/json.ts';
import type { TargetId } from '../../src/schema/policy.ts';
import { DroppedFile } from '../../src/targets/languages/dropped-file.ts';
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
  const ranked = files.map(({ path, text }) => ({ rank: places.findIndex((place) => place.path === path || isBeside(path, place.path)), path, text })).sort((a, b) => a.rank - b.rank);
  const read = ranked.flatMap(({ rank, path, text }) => {
    const whose = places[rank]?.whose ?? 'user';
    const data = orDropped(() => target.read!(text, path, whose));
    return data === null ? [] : [{ whose, data }];
  });
  const parts = means === undefined ? read : [...read, { whose: 'flags', data: means }];
  return parts.length === 1 && files.length === 1 ? parts[0]!.data : target.files?.join(parts) ?? {};
}

function isBeside(path: string, pattern: string): boolean {
  const [folder = '', ending = ''] = pattern.split('*');
  return pattern.includes('*') && path.startsWith(folder) && path.endsWith(ending);
}

/** Null for a file that the product takes for nothing. */
function orDropped(read: () => Json): Json | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof DroppedFile) return null;
    throw error;
  }
}
