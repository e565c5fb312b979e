import { join } from 'node:path';
import { PlaceError } from '../text/place-error.ts';
import { kindOfPath } from './open-file.ts';

/** Where clients keep the servers of a project: Claude Code, Cursor, VS Code. */
const projectConfigs = ['.mcp.json', '.cursor/mcp.json', '.vscode/mcp.json'];

/** The client configs of a folder, by path. Throws `PlaceError` when it has none. */
export async function findConfigs(folder: string, place: string): Promise<{ path: string; place: string }[]> {
  const kinds = await Promise.all(projectConfigs.map((name) => kindOfPath(join(folder, name))));
  const found = projectConfigs.filter((_name, index) => kinds[index] === 'file');
  if (found.length === 0) {
    throw new PlaceError(place, `has no client config (${projectConfigs.join(', ')})`, 'Name the config file itself.');
  }
  return found.map((name) => ({ path: join(folder, name), place: name }));
}
