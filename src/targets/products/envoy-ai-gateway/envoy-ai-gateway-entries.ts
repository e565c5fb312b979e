import type { Json } from '../../../schema/json.ts';
import { dig, listIn, stringsIn } from '../../languages/json/dig.ts';
import { matchesRegex } from '../../names/matches-regex.ts';
import type { FindEntries } from '../../names/named-entry.ts';
import { namesIn } from '../../names/names-in.ts';
import { always, bareEntries, itself, plainEntries } from '../../names/plain-entries.ts';
import { resourceName } from '../../names/resource-name.ts';
import { envoyRulesPlace } from './envoy-ai-gateway-read.ts';
import { noName } from './envoy-tools.ts';

/** What the selector of a backend and the rules name. */
export const findEnvoyAiGatewayEntries: FindEntries = (data, serverKey) => {
  const isBackend = (name: Json | undefined) => [serverKey, resourceName(serverKey)].includes(String(name));
  const selector = dig(listIn(data, 'spec', 'backendRefs').find((entry) => isBackend(dig(entry, 'name'))), 'toolSelector');
  const patterns = (['includeRegex', 'excludeRegex'] as const).flatMap((key) => plainEntries(stringsIn(selector, key).filter((pattern) => pattern !== noName), `toolSelector.${key}`, always, itself).map((entry) => (
    { ...entry, isPattern: true, matches: (tool: string) => matchesRegex(entry.text, tool) })));
  const ruled = listIn(data, ...envoyRulesPlace).flatMap((rule, index) => (
    bareEntries(namesIn(listIn(rule, 'target', 'tools').filter((entry) => isBackend(dig(entry, 'backend'))), 'tool'), `rule ${index + 1}`)));
  return [...(['include', 'exclude'] as const).flatMap((key) => bareEntries(stringsIn(selector, key), `toolSelector.${key}`)), ...patterns, ...ruled];
};
