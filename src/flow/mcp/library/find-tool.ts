import type { ServerRecord, ToolRecord } from '../../../schema/catalog/record.ts';
import { nearestNames } from '../../../sources/nearest-names.ts';
import { PlaceError } from '../../../text/errors/place-error.ts';
import { plainName, plainSlug } from '../answers/plain-name.ts';

/** The tool of a server by its name, as it is or as an answer gives it, or by its address. Throws `PlaceError` where there is none. */
export function findTool({ server, tools }: Pick<ServerRecord, 'server' | 'tools'>, name: string): ToolRecord {
  const found = tools.find(({ definition }) => definition.name === name) ?? tools.find(({ slug, definition }) => slug === name || plainName(definition.name) === name || plainSlug(definition.name, slug) === name);
  if (found !== undefined) return found;
  const near = nearestNames(name, tools.map(({ definition }) => definition.name)).map(plainName);
  throw new PlaceError(plainName(name), `is no tool of ${server}`, near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'See get_server for its tools.');
}
