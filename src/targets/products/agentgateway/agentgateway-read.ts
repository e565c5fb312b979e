import type { JsonObject } from '../../../schema/json.ts';
import { PlaceError } from '../../../text/errors/place-error.ts';
import { parseCel } from '../../languages/cel/parse-cel.ts';
import { dig, listIn } from '../../languages/json/dig.ts';
import { readYaml } from '../../languages/yaml/read-yaml.ts';
import { agentgatewayRule } from './agentgateway-decide.ts';
import { agentgatewayPlace } from './agentgateway-rules.ts';

/** A configuration with rules. Throws `PlaceError` where there are none, or one cannot be read. */
export function readAgentgateway(text: string, place: string): JsonObject {
  const data = readYaml(text, place);
  if (!Array.isArray(dig(data, ...agentgatewayPlace))) throw new PlaceError(place, `holds no list at ${agentgatewayPlace.join('.')}`, 'Name a configuration with mcpAuthorization rules under mcp.policies.');
  const unread = listIn(data, ...agentgatewayPlace).findIndex((rule) => parseCel(agentgatewayRule(rule).expression) === null);
  if (unread >= 0) throw new PlaceError(`${place}: rule ${unread + 1}`, 'is a CEL expression that toolrisk cannot read', 'Check it with agentgateway itself.');
  return data;
}
