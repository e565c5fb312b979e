import { isJsonObject } from '../../schema/json.ts';
import type { JsonObject } from '../../schema/json.ts';
import { shortened, visibleLine } from '../../text/visible.ts';
import { packageBins } from './package-bins.ts';

/** What a package is that is no server to list. */
export type PackageKind = 'framework' | 'client' | 'bridge';

/** Words by which packages call themselves something else than a server. */
const words: readonly (readonly [RegExp, PackageKind])[] = [
  [/\b(?:proxy|bridge|gateway|adapter|relay|tunnel|multiplexer|aggregator|over (?:sse|http|stdio))\b/i, 'bridge'], [/\b(?:client|inspector|host|cli for (?:managing|connecting)|registry client|installer|install|manager|add mcp|config(?:ure|uration)? (?:mcp|tool))\b/i, 'client'],
  [/\b(?:sdk|framework|library|toolkit|plugin|boilerplate|template|scaffold|generator|middleware|wrapper|types?|hooks|polyfill|module for|building|nodes?|integration)\b/i, 'framework'],
];
const server = /\b(?:mcp|model context protocol)(?: \(mcp\))? server\b|\bserver for\b/i;

/**
 * What a package calls itself in its manifest, where that is no server, with the line that says so; null where it may be one. What has no command is
 * a library.
 */
export function packageKind(manifest: JsonObject): { kind: PackageKind; proof: string } | null {
  const { description } = manifest;
  if (packageBins(manifest).length === 0) return { kind: 'framework', proof: 'its package.json has no "bin"' };
  if (typeof description !== 'string' || server.test(description)) return null;
  const found = words.find(([pattern]) => pattern.test(description));
  if (found === undefined && !isProtocol(manifest)) return { kind: 'framework', proof: 'its package.json depends on nothing of the protocol' };
  return found === undefined ? null : { kind: found[1], proof: `its package.json calls it “${shortened(visibleLine(description), 120)}”` };
}

/** Whether it depends on a library of the protocol, or says that it brings one along. */
function isProtocol({ dependencies, devDependencies, keywords, name }: JsonObject): boolean {
  const all = [...[dependencies, devDependencies].flatMap((each) => (isJsonObject(each) ? Object.keys(each) : [])), ...(Array.isArray(keywords) ? keywords.map(String) : []), String(name)];
  return all.some((each) => /mcp|modelcontextprotocol|model-context-protocol/i.test(each));
}
