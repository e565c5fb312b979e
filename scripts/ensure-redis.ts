import { spawnSync } from 'node:child_process';
import { PlaceError } from '../src/text/errors/place-error.ts';
import { aptInstall, canInstallPackages } from './apt-install.ts';

/** Sees to a `redis-server` for the queue tests, which start their own. Throws where there is none: they are never skipped in silence. */
export function ensureRedis(): void {
  if (isThere() || (canInstallPackages() && aptInstall(['redis-server']) && isThere())) return;
  throw new PlaceError('queue tests', 'no redis-server found', 'Install it: sudo apt-get install redis-server (macOS: brew install redis).');
}

function isThere(): boolean {
  return spawnSync('redis-server', ['--version']).status === 0;
}
