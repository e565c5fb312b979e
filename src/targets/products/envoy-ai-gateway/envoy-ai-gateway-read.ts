import type { JsonObject } from '../../../schema/json.ts';
import { PlaceError } from '../../../text/errors/place-error.ts';
import { parseCel } from '../../languages/cel/parse-cel.ts';
import { dig, listIn } from '../../languages/json/dig.ts';
import { readYaml } from '../../languages/yaml/read-yaml.ts';

/** Where a route keeps its rules. */
export const envoyRulesPlace = ['spec', 'securityPolicy', 'authorization', 'rules'];

/** A route. Throws `PlaceError` for another resource, or a rule that cannot be read. */
export function readEnvoyAiGateway(text: string, place: string): JsonObject {
  const data = readYaml(text, place);
  if (dig(data, 'kind') !== 'MCPRoute') throw new PlaceError(place, 'is no MCPRoute', 'Name a resource of this kind.');
  const unread = listIn(data, ...envoyRulesPlace).findIndex((rule) => dig(rule, 'cel') !== undefined && parseCel(String(dig(rule, 'cel'))) === null);
  if (unread >= 0) throw new PlaceError(`${place}: rule ${unread + 1}`, 'is a CEL expression that toolrisk cannot read', 'Check it in your cluster.');
  return data;
}
