import { documentBounds } from '../../sources/limits.ts';
import { exceedsJson } from '../../text/json/exceeds-json.ts';
import { PlaceError } from '../../text/errors/place-error.ts';

/** Throws `PlaceError` for a text that would fill the memory once it is parsed. */
export function refuseAmplified(text: string, place: string): void {
  if (!exceedsJson(text, documentBounds)) return;
  throw new PlaceError(place, `has more than ${documentBounds.values} values in one piece, or is nested deeper than ${documentBounds.depth} levels`, 'Give it as JSON Lines, one tool a line.');
}
