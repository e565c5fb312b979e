import type { CommandLaunch, NpmLaunch } from '../../launch/launch.ts';
import { maskFor } from '../../masking/mask.ts';
import type { Mask } from '../../masking/mask.ts';
import { coveredLines } from '../keys/covered-lines.ts';
import type { CoveredLine } from '../keys/covered-lines.ts';
import { readableWords } from './readable-words.ts';
import { refusedLines } from './refused-path.ts';
import { startOf } from './shown-for.ts';
import type { Shown } from './shown-paths.ts';

/** What a program is not shown, in lines that repeat nothing that was passed in; what masks that, but for the paths that they name; and where it starts, if that is known. */
export interface Unseen { refused: readonly string[]; covered: readonly CoveredLine[]; mask: Mask; cwd: string | null }

/** What the program of a launch is not shown. `stable`: what to write instead of the paths of this one listing. */
export function unseenIn(shown: Shown, launch: CommandLaunch | NpmLaunch, stable: ReadonlyMap<string, string>): Unseen {
  const named = [...shown.refused, ...shown.covered].map(({ path }) => path);
  const readable = readableWords(launch, named, launch.kind === 'command' ? startOf(launch) : launch.cwd ?? '/');
  const mask = maskFor(launch, new Map([...stable, ...readable.map((word) => [word, word] as const)]));
  return {
    mask, cwd: shown.cwd, refused: refusedLines(shown.refused, launch.givenBy).map(mask),
    covered: coveredLines(shown, launch.givenBy).map((place) => ({ ...place, name: mask(place.name), line: mask(place.line) })),
  };
}
