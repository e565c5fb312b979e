import type { DocumentedStart } from '../../sources/packages/documented-start.ts';
import { readWords } from '../../sources/launch-words/read-words.ts';
import type { Source } from '../../sources/parse-source.ts';
import { parseSource } from '../../sources/parse-source.ts';
import type { RegistryRecord } from '../../sources/registry/registry-record.ts';
import { isRandomLooking } from '../../text/secrets/random-looking.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import { visibleLine } from '../../text/visible.ts';

/** What a server file can be found out for. `said`: how the person, or a registry, says that it is started; `registry`: its name there. */
export type AddSource =
  | { kind: 'npm'; package: string; version: string | null; said?: DocumentedStart; registry?: string }
  | { kind: 'url'; url: string; registry?: string };

/** The forms it can have, as help and errors list them. */
export const addForms = 'npm:<name>[@version], an https URL, a file with a registry entry (server.json), or -- and a command such as npx';

/** What a source comes to. Throws `PlaceError` for what no server file can be found out for. */
export function addSourceOf(source: Source): AddSource {
  switch (source.kind) {
    case 'npm': return { kind: 'npm', package: source.package, version: source.version };
    case 'url': return { kind: 'url', url: plainUrl(source.url) };
    case 'pypi': case 'oci': throw new PlaceError(source.kind === 'pypi' ? `pypi:${source.package}` : `oci:${source.image}`, 'not supported yet', `Name ${addForms}.`);
    case 'command': return ofCommand([source.command, ...source.args]);
    default: throw new PlaceError('source', 'is nothing that a server file can be found out for', `Name ${addForms}.`);
  }
}

/** A name as the command line has it; a path stands for itself, so that its file can be read. Throws `PlaceError`. */
export function parseAddName(name: string): AddSource | { kind: 'file'; path: string } {
  const source = parseSource(name);
  if (source.kind === 'catalog') throw new PlaceError(visibleLine(name), 'is the form of an id of the catalog', `Write npm:${name} for a package of that name, or name ${addForms}.`);
  return source.kind === 'file' ? source : addSourceOf(source);
}

/** The server of a registry's entry. Throws `PlaceError` for one that is started by something else than npm. */
export function addSourceOfRecord({ spec, name }: Extract<RegistryRecord, { kind: 'server' }>): AddSource {
  const { npm, url, args, env } = spec;
  if (npm !== undefined) return { kind: 'npm', package: npm.package, version: npm.version, registry: name, said: { from: 'its registry entry', args, env } };
  if (url !== undefined) return { kind: 'url', url: plainUrl(url), registry: name };
  throw new PlaceError(spec.pypi === undefined ? `oci:${spec.oci?.image}` : `pypi:${spec.pypi.package}`, 'not supported yet', `Name ${addForms}.`);
}

function ofCommand(words: readonly string[]): AddSource {
  const means = readWords({ words, env: {} });
  if (means?.kind === 'npm') return { kind: 'npm', package: means.package, version: means.version === 'latest' ? null : means.version, said: { from: 'the command', ...(means.bin !== undefined && { bin: means.bin }), args: means.args, env: {} } };
  if (means?.kind === 'url') return { kind: 'url', url: plainUrl(means.url) };
  if (means?.kind === 'oci') throw new PlaceError(`oci:${means.image}`, 'not supported yet', `Name ${addForms}.`);
  throw new PlaceError('--', 'this command starts no package of npm and leads to no address, and a server file names one of both', 'Write the command that clients have, such as npx -y name.');
}

/** An address that may stand in a file for all. Throws `PlaceError`, which never repeats it. */
function plainUrl(address: string): string {
  const url = URL.parse(address);
  const isHttp = url !== null && /^https?:$/.test(url.protocol);
  const isPlain = isHttp && url.username === '' && url.password === '' && url.search === '' && !url.pathname.split('/').some(isRandomLooking);
  if (isPlain && (url.protocol === 'https:' || /^(?:localhost|127\.|\[::1\])/.test(url.hostname))) return url.href;
  if (isPlain) throw new PlaceError('source', 'is an address without encryption', 'Write it as https://host/path.');
  throw new PlaceError('source', 'is an address that carries a value, and a server file is for all to read', 'Write it without user, query and key.');
}
