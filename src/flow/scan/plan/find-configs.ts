import { homedir } from 'node:os';
import { isAbsolute, join, relative } from 'node:path';
import { clients, personalPlaces, projectPlaces } from '../../../sources/configs/client-places.ts';
import type { ClientId, ClientPlace } from '../../../sources/configs/client-places.ts';
import { PlaceError } from '../../../text/errors/place-error.ts';
import { configProject } from './config-project.ts';
import { kindOfPath } from '../../read/open-file.ts';

/** A file that configures servers for a client. */
export interface FoundConfig {
  client: ClientId;
  path: string;
  /** How errors name it. */
  place: string;
  /** The project it belongs to, if to one. */
  folder?: string;
}

/** The client configs of a project's folder. Throws `PlaceError` when it has none. */
export async function findConfigs(folder: string, place: string): Promise<FoundConfig[]> {
  const found = await existing(projectPlaces.map(({ client, path }) => ({ client, path: join(folder, path), place: path, folder: configProject(join(folder, path)) ?? folder })));
  if (found.length > 0) return found;
  const some = projectPlaces.slice(0, 3).map(({ path }) => path).join(', ');
  throw new PlaceError(place, `has no client config (${some} and the like)`, 'Name the config file itself.');
}

/** The configs that the clients of this person have in their usual places. Throws `PlaceError` when there is none. */
export async function findInstalledConfigs(): Promise<FoundConfig[]> {
  const home = homedir();
  const named = ({ client, path }: ClientPlace) => ({ client, path, place: fromHome(path, home) });
  const found = await existing(personalPlaces({ system: process.platform, home, env: process.env }).map(named));
  if (found.length > 0) return found;
  const labels = Object.values(clients).map(({ label }) => label).join(', ');
  throw new PlaceError('--installed', `found no config of ${labels} in its usual place`, 'Name the config file itself.');
}

async function existing(places: readonly FoundConfig[]): Promise<FoundConfig[]> {
  const kinds = await Promise.all(places.map(({ path }) => kindOfPath(path)));
  return places.filter((_place, at) => kinds[at] === 'file');
}

function fromHome(path: string, home: string): string {
  const rest = relative(home, path);
  return rest.startsWith('..') || isAbsolute(rest) ? path : `~/${rest.replaceAll('\\', '/')}`;
}
