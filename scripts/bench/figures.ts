/** One measured value. `most`: the bar that it must not be above. */
export interface Figure { says: string; value: number; unit: Unit; most?: number }

/** What a value is counted in; `x` is a ratio. */
export type Unit = 'tools' | 'tools/s' | 'servers/s' | 's' | 'MB' | 'x' | 'texts';

/** What one part of the benchmark found. */
export interface Section { title: string; /** What was measured, and against what. */ about: string[]; figures: Figure[] }

/** The middle one of some numbers: of an odd count, so that it was really seen. */
export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] as number;
}
