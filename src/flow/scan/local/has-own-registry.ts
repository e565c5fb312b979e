import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { realPath } from '../../../connect/sandbox/paths/real-place.ts';

/** A line of npm's settings about the registry of all packages, in whatever way it is written. */
const registryLine = /^[ \t]*["']?registry["']?[ \t]*(?:\[\][ \t]*)?=/m;

/** Whether the person has named a registry, in a variable or in a file of npm's: then no other is the one they use anyway. */
export function hasOwnRegistry(env: Readonly<Record<string, string | undefined>> = process.env): boolean {
  const variables = new Map(Object.entries(env).map(([name, value]) => [name.toLowerCase().replaceAll('-', '_'), value]));
  if ((variables.get('npm_config_registry') ?? '') !== '') return true;
  const programs = (env['PATH'] ?? '').split(delimiter).flatMap((folder) => realPath(join(folder, 'npm')) ?? []);
  // npm's own folder, and the one it installs into: above lib/node_modules/npm/bin/npm-cli.js.
  const global = programs.flatMap((file) => [dirname(dirname(file)), dirname(dirname(dirname(dirname(dirname(file)))))]).flatMap((folder) => [join(folder, 'npmrc'), join(folder, 'etc/npmrc')]);
  const files = [variables.get('npm_config_userconfig') ?? join(homedir(), '.npmrc'), variables.get('npm_config_globalconfig'), '/etc/npmrc', ...global];
  return files.some((file) => file !== undefined && registryLine.test(textOf(file)));
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
