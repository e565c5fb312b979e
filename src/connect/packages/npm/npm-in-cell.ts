import { chown } from 'node:fs/promises';
import { dirname } from 'node:path';
import { gatePort } from '../../network/gate-environment.ts';
import type { Gate } from '../../network/open-gate.ts';
import { stablePlaces } from '../../programs/prepare/places.ts';
import { nodeShown } from '../../sandbox/shown/shown-for.ts';
import { serverEnvironment } from '../../programs/prepare/server-environment.ts';
import type { Program } from '../../programs/start/program.ts';
import { openNpmCache } from './npm-cache.ts';
import { npmConfig } from './npm-config.ts';
import { ownNpmFolder } from './own-npm.ts';
import type { NpmSurroundings, PreparedNpm } from './npm-surroundings.ts';

/** Who is in a cell that root makes. */
const nobody = 65534;
const cache = '/npm-cache';
const certificatesFile = `${stablePlaces.home}/certificates.pem`;

/**
 * npm in a cell of its own: it sees itself and node, writes the folder to install into and toolrisk's cache, and has its settings in memory.
 */
export async function npmInCell(args: readonly string[], { sandbox, folders, settings, tokens, limits }: NpmSurroundings, gate: Gate): Promise<PreparedNpm> {
  const isRoot = sandbox.kind === 'bwrap' && sandbox.bubblewrap.way === 'root';
  if (isRoot) await chown(folders.install, nobody, nobody);
  const kept = await openNpmCache('cell', isRoot ? nobody : undefined, limits);
  const { instead, besides } = settings.certificates;
  const { install, home, temporary } = stablePlaces;
  const program: Program = {
    file: process.execPath,
    args: ['/npm/bin/npm-cli.js', ...args, `--prefix=${install}`, `--cache=${kept === null ? `${home}/.npm` : cache}`, `--globalconfig=${home}/none`],
    env: serverEnvironment({ home, temporary, path: [dirname(process.execPath)] }, instead === '' && besides !== '' ? { NODE_EXTRA_CA_CERTS: certificatesFile } : {}),
    cell: {
      ...nodeShown(limits), placed: { '/npm': ownNpmFolder() },
      kept: { [install]: folders.install, ...(kept !== null && { [cache]: kept }) },
      files: {
        [`${home}/.npmrc`]: npmConfig(settings, tokens, { proxy: `http://127.0.0.1:${gatePort}`, certificates: certificatesFile }),
        [certificatesFile]: instead || besides,
      },
      box: folders.box, cwd: install,
    },
    gate,
  };
  return { program, close: async () => undefined };
}
