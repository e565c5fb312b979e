import { isJsonObject } from '../../schema/json.ts';
import type { Json } from '../../schema/json.ts';
import { readJsonc, serversIn } from '../configs/parse-client-config.ts';
import { readRegistryRecord } from '../registry/registry-record.ts';
import type { DocumentedStart } from './documented-start.ts';
import { readmeStarts } from './readme-starts.ts';

/** What the documents of a package say of its start, the most telling first. `bins`: its commands. */
export function documentedStarts(documents: Readonly<Record<string, string>>, name: string, bins: readonly string[]): DocumentedStart[] {
  const readme = Object.entries(documents).filter(([file]) => file.startsWith('readme')).flatMap(([, text]) => readmeStarts(text, name, bins));
  return [...recordStart(documents['server.json'], name), ...readme, ...bundleStart(documents['manifest.json']), ...exampleStart(documents['.env.example'] ?? documents['env.example'])];
}

/** Its own record for a registry. */
function recordStart(text: string | undefined, name: string): DocumentedStart[] {
  const value = text === undefined ? null : readJsonc(text);
  const record = isJsonObject(value) ? readRegistryRecord(anyVersion(value as never)) : null;
  if (record?.kind !== 'server' || record.spec.npm?.package !== name) return [];
  return [{ from: 'its server.json', args: record.spec.args, env: record.spec.env }];
}

/** Records in a repository often leave the version to be filled in; it says nothing of how to start it. */
function anyVersion(record: Record<string, Json>): Json {
  const packages = Array.isArray(record['packages']) ? record['packages'] : [];
  return { ...record, packages: packages.map((each) => (isJsonObject(each) && !/^\d+\.\d+\.\d+$/.test(String(each['version'] ?? '')) ? { ...each, version: '0.0.0' } : each)) };
}

/** The manifest of a bundle: its variables; the file that it starts lies in the bundle. */
function bundleStart(text: string | undefined): DocumentedStart[] {
  const servers = text === undefined ? null : serversIn(readJsonc(text), {});
  return (servers ?? []).flatMap(({ launch }) => (launch.kind === 'command' ? [{ from: 'its manifest.json', args: launch.args.slice(1), env: launch.env }] : []));
}

/** The variables of an example, those that stand in comments left out. */
function exampleStart(text: string | undefined): DocumentedStart[] {
  if (text === undefined) return [];
  const lines = text.split('\n').flatMap((line): [string, string][] => { const [, name = '', value = ''] = /^([A-Z][A-Z0-9_]{2,63})=([^\n]{0,500})$/.exec(line.trim()) ?? []; return name === '' ? [] : [[name, value]]; });
  return lines.length === 0 ? [] : [{ from: 'its .env.example', args: [], env: Object.fromEntries(lines.slice(0, 40)) }];
}
