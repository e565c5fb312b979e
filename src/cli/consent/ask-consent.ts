import type { PreviewedServer } from '../../flow/scan/list-planned.ts';
import type { PlannedServer } from '../../flow/scan/plan/planned-server.ts';
import { framedShort } from '../../text/framed.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import { canAsk, choose } from './agrees.ts';
import { consentFrame } from './consent-frame.ts';

/** Of a name in a question. */
const mostName = 40;

/**
 * Asks before strangers' programs start, and gives those that may: on a terminal it shows what each comes to, all of them first,
 * then asks for each. With `yes`, and in errors, it names servers only: arguments may be secret and standard error may be a
 * log. Throws `PlaceError` when the answer is no to all (exit 3: nothing is known of them), and where none was given (exit 2).
 */
export async function askConsent(starting: readonly PlannedServer[], preview: () => Promise<readonly PreviewedServer[]>, { yes, stop }: { yes: boolean; stop: AbortSignal }): Promise<ReadonlySet<PlannedServer>> {
  if (yes) return new Set(starting);
  const names = starting.map(({ server }) => framedShort(server, mostName)).join(', ');
  if (!canAsk()) throw new PlaceError(`starting ${names}`, 'there is no terminal to ask on', 'Add --yes to agree.');
  const previewed = await preview();
  if (previewed.length === 0) return new Set();
  const place = (at: number) => `${at + 1} of ${previewed.length}`;
  const frames = previewed.map((each, at) => consentFrame(each, place(at))).join('');
  process.stderr.write(`${previewed.length === 1 ? 'This would be started' : `These ${previewed.length} would be started`}, and asked for the list of tools:\n${frames}${scrollNote(frames)}`);
  const agreed = new Set<PlannedServer>();
  let all = false;
  for (const [at, { planned }] of previewed.entries()) {
    const answer: 'y' | 'n' | 'a' = all ? 'y' : await choose(`Start ${place(at)}, ${framedShort(planned.server, mostName)}?`, previewed.length - at > 1, stop);
    all ||= answer === 'a';
    if (answer !== 'n') agreed.add(planned);
  }
  if (agreed.size === 0) throw new PlaceError(`starting ${names}`, 'you did not agree', 'Nothing was started.', 3);
  return agreed;
}

/** What does not fit on the screen is said to be there: what is still seen of it may be what a stranger put last. */
function scrollNote(frames: string): string {
  const lines = frames.split('\n').length;
  return lines <= (process.stderr.rows ?? 24) ? '' : `These are ${lines - 1} lines, more than your screen has: scroll up to the first.\n`;
}
