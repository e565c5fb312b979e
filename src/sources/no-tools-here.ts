import { isJsonObject } from '../schema/json.ts';
import type { Json } from '../schema/json.ts';
import { PlaceError } from '../text/errors/place-error.ts';
import { terminal } from '../text/terminal.ts';
import { seemsByName, seemsToBe } from './seems-to-be.ts';

/** What a dump must be. */
export const wantedDump = 'Give a tools/list answer: {"tools":[…]}, an array of tools, a JSON-RPC response, or JSON Lines of one tool each.';

/** Keys named of a document that nothing tells. */
const mostKeys = 5;

/** The error for JSON that is neither tools nor servers: one line, with what it seems to be. */
export function noToolsHere(value: Json, place: string): PlaceError {
  const seeming = seemsToBe(value) ?? seemsByName(place);
  if (seeming !== null) return new PlaceError(place, `seems to be ${seeming.what}, and holds neither tools nor servers`, seeming.instead ?? wantedDump);
  const keys = isJsonObject(value) ? Object.keys(value) : [];
  const named = keys.slice(0, mostKeys).map((key) => terminal(key, 40)).join(', ');
  return new PlaceError(place, keys.length === 0 ? 'holds no tools' : `holds neither tools nor servers, but ${named}${keys.length > mostKeys ? ', …' : ''}`, wantedDump);
}
