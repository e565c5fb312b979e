import type { ShownWords } from '../../../connect/launch/launch.ts';

/** What has words, if it is one that is started. */
interface Worded { kind: string; command?: string; args?: readonly string[] }

/** A launch with its words as they may be shown, where these are others: those of `shown`, the same launch with names in the place of values. */
export function shownAs<Started extends Worded>(launch: Started, { command = '', args = [] }: Worded): Started & ShownWords {
  const isSame = launch.kind === 'url' || (command === (launch.command ?? '') && args.length === launch.args?.length && args.every((word, at) => word === launch.args?.[at]));
  return isSame ? launch : { ...launch, shownWords: { command, args } };
}
