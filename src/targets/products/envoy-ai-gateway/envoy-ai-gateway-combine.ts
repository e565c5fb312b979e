import type { Json, JsonObject } from '../../../schema/json.ts';
import { PlaceError } from '../../../text/errors/place-error.ts';
import { objectIn } from '../../languages/json/dig.ts';
import { joinedLists } from '../../merge/joined.ts';
import { envoyRulesPlace } from './envoy-ai-gateway-read.ts';
import { envoyLimits } from './envoy-tools.ts';

/** One route to several backends; the CRD has room for few rules. */
export function combineEnvoyAiGateway(all: readonly Json[]): Json {
  const rules = joinedLists(all, ...envoyRulesPlace);
  if (rules.length > envoyLimits.rules) throw new PlaceError('policy', `an MCPRoute has room for ${envoyLimits.rules} rules, and these servers need ${rules.length}`, 'Write a route for each of them.');
  const spec = objectIn(all[0], 'spec');
  const references = joinedLists(all, 'spec', 'backendRefs');
  return {
    ...(all[0] as JsonObject),
    spec: { ...spec, backendRefs: references, ...(rules.length > 0 && { securityPolicy: { authorization: { defaultAction: 'Allow', rules } } }) },
  };
}
