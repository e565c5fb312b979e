import type { JsonObject } from '../../../schema/json.ts';
import { PlaceError } from '../../../text/errors/place-error.ts';
import { parseCel } from '../../languages/cel/parse-cel.ts';
import { dig } from '../../languages/json/dig.ts';
import { readYaml } from '../../languages/yaml/read-yaml.ts';
import { cerbosCondition, cerbosRules } from './cerbos-rules.ts';

/** A resource policy. Throws `PlaceError` for another file, or a condition that cannot be read. */
export function readCerbos(text: string, place: string): JsonObject {
  const data = readYaml(text, place);
  if (dig(data, 'resourcePolicy', 'rules') === undefined) throw new PlaceError(place, 'is no resource policy of Cerbos', 'Name a policy with resourcePolicy.rules.');
  const unread = cerbosRules(data).findIndex((rule) => {
    const condition = cerbosCondition(rule);
    return condition !== undefined && (typeof condition !== 'string' || parseCel(condition) === null);
  });
  if (unread >= 0) throw new PlaceError(`${place}: rule ${unread + 1}`, 'has a condition that toolrisk cannot read', 'Check it with "cerbos compile".');
  return data;
}
