import { join } from 'node:path';
import { declaredIn } from '../../../connect/sandbox/projects/declared-in.ts';
import { isJsonObject } from '../../../schema/json.ts';
import type { JsonObject } from '../../../schema/json.ts';
import type { LocalPackage } from '../../../sources/launch-words/launch-meaning.ts';
import type { Look } from './look-within.ts';

/**
 * The command that npm runs of a package in `folder`, where that is the one that is wanted; empty where that cannot be told, null where it is not
 * there, or in another version.
 */
export function localCommand(folder: string, { package: name, version, bin }: LocalPackage, look: (path: string) => Look): string | null {
  const there = look(join(folder, 'package.json'));
  if (there !== 'file') return there === 'elsewhere' ? bin ?? '' : null;
  const declared = declaredIn(folder, 'package.json');
  const isIt = declared['name'] === name && typeof declared['version'] === 'string' && (version === null || satisfies(declared['version'], version));
  return isIt ? bin ?? onlyCommand(name, declared) : null;
}

/** npm takes the only command there is, or the one that is named like its package. */
function onlyCommand(name: string, { bin }: JsonObject): string {
  const plain = name.slice(name.lastIndexOf('/') + 1);
  if (!isJsonObject(bin)) return typeof bin === 'string' ? plain : '';
  return new Set(Object.values(bin)).size === 1 ? Object.keys(bin)[0] as string : Object.hasOwn(bin, plain) ? plain : '';
}

/** Whether an installed version is the one asked for, or of its range: of all ranges only `1` and `1.2.x` come here. What a tag means, the registry says. */
function satisfies(installed: string, asked: string): boolean {
  if (/^\d+\.\d+\.\d+/.test(asked)) return installed === asked;
  const isRange = /^(?:\d+|x)(?:\.(?:\d+|x)){0,2}$/i.test(asked);
  const parts = installed.split('.');
  return isRange && /^[\d.]+$/.test(installed) && asked.split('.').every((part, at) => /^x$/i.test(part) || part === parts[at]);
}
