import type { Cause } from '../../causes.ts';
import { Unlisted } from '../../unlisted.ts';

/** Failures that leave open why: what was seen of the server says more. */
const unexplained: ReadonlySet<Cause> = new Set<Cause>(['timeout', 'exited', 'not-mcp']);
/** Signs told of one failure. */
const mostSigns = 4;

/** A failure with what may be the reason for it. */
export function withSigns(failure: Unlisted, signs: readonly string[], joint = '; '): Unlisted {
  const told = signs.filter((sign) => !failure.says.includes(sign)).slice(0, mostSigns);
  if (told.length === 0 || !unexplained.has(failure.cause)) return failure;
  const { cause, says, remedy, needs } = failure;
  return new Unlisted(cause, `${says.replace(/\.$/, '')}${joint}${told.join('; ')}`, remedy, needs);
}
