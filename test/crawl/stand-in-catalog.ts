import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { CommandLaunch } from '../../src/connect/launch/launch.ts';
import type { ServerSpec } from '../../src/schema/catalog/server-spec.ts';
import { standIn } from '../connect/stand-in.ts';

/** Writes a catalog of servers that behave in the given ways: id to way, or to what its file says besides. */
export function writeCatalog(folder: string, servers: Record<string, string | Record<string, unknown>>): string {
  mkdirSync(join(folder, 'servers'), { recursive: true });
  for (const [server, how] of Object.entries(servers)) writeSpec(folder, server, how);
  return folder;
}

/** Writes one server file. */
export function writeSpec(folder: string, server: string, how: string | Record<string, unknown>): void {
  const npm = { package: 'stand-in', version: '1.0.0', integrity: 'sha512-AAAA' };
  const rest = typeof how === 'string' ? { args: [how] } : how;
  writeFileSync(join(folder, 'servers', `${server}.yaml`), stringify({ title: server, about: 'It stands in.', topic: 'testing', ...('url' in rest ? {} : { npm }), ...rest }));
}

/** Starts the stand-in instead of a package: nothing is installed. */
export function launchStandIn({ args: [way = '', ...args], env, url }: ServerSpec): CommandLaunch | { kind: 'url'; url: string; headers: Record<string, string> } {
  return url === undefined ? standIn(way, args, env) : { kind: 'url', url, headers: {} };
}
