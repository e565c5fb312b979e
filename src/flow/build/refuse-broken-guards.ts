import { join } from 'node:path';
import type { ServerRecord } from '../../schema/catalog/record.ts';
import { PlaceError } from '../../text/errors/place-error.ts';

/** A guard that an advisory breaks is never repeated as a fact: throws where our own sentence about a server does. */
export function refuseBrokenGuards({ server, title, about, advisories = [] }: ServerRecord, catalog: string): void {
  const said = `${title} ${about}`.toLowerCase();
  for (const { id, guard } of advisories) {
    const word = guard?.words.find((each) => said.includes(each.toLowerCase()));
    if (word !== undefined) throw new PlaceError(join(catalog, 'servers', `${server}.yaml`), `says "${word}" of a server whose guard ${id} breaks`, 'Say what it does without that guard.');
  }
}
