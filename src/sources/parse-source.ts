import { serverIdPattern } from '../schema/catalog/server-spec.ts';
import { PlaceError } from '../text/errors/place-error.ts';
import { nearestNames } from './nearest-names.ts';
import { npmSpec } from './npm-spec.ts';
import { isImage } from './oci-image.ts';

/** What a person may name on the command line to have its tools judged. */
export type Source =
  | { kind: 'stdin' }
  /** A folder whose client configs are meant. */
  | { kind: 'folder'; path: string }
  /** A dump or a client config: its content tells which. */
  | { kind: 'file'; path: string }
  | { kind: 'url'; url: string }
  /** `version` is an exact version or a dist-tag; null takes what the registry calls latest. */
  | { kind: 'npm'; package: string; version: string | null }
  /** A package of PyPI, started by uvx. */
  | { kind: 'pypi'; package: string; version: string | null }
  /** An image of a container registry, with its tag or digest. */
  | { kind: 'oci'; image: string }
  /** The configs that the clients of this person have in their usual places. */
  | { kind: 'installed' }
  | { kind: 'catalog'; server: string }
  | { kind: 'command'; command: string; args: string[] };

/** The forms a source can have, as help and errors list them. */
export const sourceForms = 'a tools/list dump (tools.json, JSON Lines, - for standard input), a client config, an http(s) URL, '
  + 'npm:<name>[@version], pypi:<name>[@version], oci:<image>, a catalog server id, . for the configs of this folder, or -- command args';

/** Names and versions as PyPI has them (PEP 508, PEP 440); no extras, no ranges. */
const pypiPattern = /^([a-z0-9](?:[a-z0-9._-]*[a-z0-9])?)(?:@([0-9a-z][0-9a-z.+!_-]*))?$/i;

/** Tells by its form what a source argument means. Throws `PlaceError` when it is none. */
export function parseSource(argument: string): Source {
  if (argument === '-') return { kind: 'stdin' };
  if (argument === '') throw new PlaceError('source', 'is empty', `Name ${sourceForms}.`);
  if (/^\.{1,2}[\\/]?$/.test(argument)) return { kind: 'folder', path: argument };
  // Two letters at least: C:\tools.json is a file.
  const scheme = /^([a-z][a-z0-9+-]+):/i.exec(argument)?.[1]?.toLowerCase();
  if (scheme === 'http' || scheme === 'https') return parseUrl(argument);
  if (scheme === 'npm') return parseNpm(argument);
  if (scheme === 'pypi') return parsePypi(argument);
  if (scheme === 'oci') return parseOci(argument);
  if (scheme !== undefined) throw new PlaceError('source', `"${scheme}:" is none that toolrisk knows`, `${meant(scheme)}Name ${sourceForms}.`);
  return serverIdPattern.test(argument) ? { kind: 'catalog', server: argument } : { kind: 'file', path: argument };
}

function meant(scheme: string): string {
  const near = nearestNames(scheme, ['npm', 'pypi', 'oci', 'http', 'https']);
  return near.length === 0 ? '' : `Did you mean ${near.map((name) => `${name}:`).join(', ')}? `;
}

/** The source that `-- command args` names. */
export function parseCommand(words: readonly string[]): Source {
  const [command, ...args] = words;
  if (command === undefined || command === '') throw new PlaceError('--', 'no command follows', 'Write the command that starts the server: -- node server.js');
  return { kind: 'command', command, args };
}

function parseUrl(argument: string): Source {
  // The address may carry a secret, so the error does not repeat it.
  if (!URL.canParse(argument)) throw new PlaceError('source', 'is no valid URL', 'Write it as https://host/path.');
  return { kind: 'url', url: argument };
}

function parseNpm(argument: string): Source {
  const spec = npmSpec(argument.slice('npm:'.length));
  if (spec === null) throw new PlaceError(argument, 'is no package name', 'Write it as npm:name, npm:@scope/name or npm:name@1.2.3.');
  return { kind: 'npm', ...spec };
}

function parsePypi(argument: string): Source {
  const match = pypiPattern.exec(argument.slice('pypi:'.length));
  if (match === null) throw new PlaceError(argument, 'is no package name', 'Write it as pypi:name or pypi:name@1.2.3.');
  return { kind: 'pypi', package: match[1] as string, version: match[2] ?? null };
}

function parseOci(argument: string): Source {
  const image = argument.slice('oci:'.length);
  if (!isImage(image)) throw new PlaceError(argument, 'is no name of an image', 'Write it as oci:host/name:tag, or with @sha256: and its digest.');
  return { kind: 'oci', image };
}
