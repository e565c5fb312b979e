import { rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import type { Gate } from '../../network/open-gate.ts';
import { serverEnvironment } from '../../programs/prepare/server-environment.ts';
import { openNpmCache } from './npm-cache.ts';
import { npmConfig } from './npm-config.ts';
import { ownNpmFolder } from './own-npm.ts';
import type { NpmSurroundings, PreparedNpm } from './npm-surroundings.ts';

/**
 * npm outside of a cell, where there is none to be had: with the same switches, a fresh home, nothing of the user's environment, and
 * by its settings no way out but the gate. Nothing but npm's own manners keeps it to them.
 */
export async function npmOutside(args: readonly string[], { folders, settings, tokens, limits }: NpmSurroundings, gate: Gate): Promise<PreparedNpm> {
  const listener = createServer();
  gate.serve(listener);
  await new Promise<void>((done, fail) => { listener.once('error', fail).listen(0, '127.0.0.1', done); });
  const cache = await openNpmCache('outside', undefined, limits);
  const { instead, besides } = settings.certificates;
  const files = { config: join(folders.box, 'npmrc'), certificates: join(folders.box, 'certificates.pem') };
  await writeFile(files.certificates, instead || besides, { mode: 0o600 });
  await writeFile(files.config, npmConfig(settings, tokens, { proxy: `http://127.0.0.1:${(listener.address() as AddressInfo).port}`, certificates: files.certificates }), { mode: 0o600 });
  const words = [
    join(ownNpmFolder(), 'bin/npm-cli.js'), ...args, `--prefix=${folders.install}`, `--cache=${cache ?? join(folders.home, '.npm')}`,
    `--userconfig=${files.config}`, `--globalconfig=${join(folders.home, 'none')}`,
  ];
  const node = { file: process.execPath, args: words };
  return {
    program: {
      ...(process.platform === 'win32' ? node : forOthersToo(node)),
      env: serverEnvironment({ home: folders.home, temporary: folders.box, path: [dirname(process.execPath)] }, instead === '' && besides !== '' ? { NODE_EXTRA_CA_CERTS: files.certificates } : {}),
      cell: { visible: [], placed: {}, files: {}, box: folders.box, cwd: folders.install },
    },
    close: async () => {
      listener.close();
      for (const file of Object.values(files)) await rm(file, { force: true });
    },
  };
}

/** What is installed must be readable for the other user who runs it in a container. */
function forOthersToo({ file, args }: { file: string; args: string[] }): { file: string; args: string[] } {
  return { file: 'sh', args: ['-c', 'umask 022; exec "$0" "$@"', file, ...args] };
}
