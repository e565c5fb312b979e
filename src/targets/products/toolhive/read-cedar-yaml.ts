import type { Json, JsonObject } from '../../../schema/json.ts';
import { PlaceError } from '../../../text/errors/place-error.ts';
import type { CedarPolicy } from '../../languages/cedar/cedar-policy.ts';
import { parseCedar } from '../../languages/cedar/parse-cedar.ts';
import { dig, stringsIn } from '../../languages/json/dig.ts';
import { readYaml } from '../../languages/yaml/read-yaml.ts';

/** Where ToolHive keeps policies: in an MCPServer resource, and in the file of `thv run --authz-config`. */
const places = [['spec', 'authzConfig', 'inline', 'policies'], ['cedar', 'policies']];

/** The policies of a ToolHive file; null in place of one that is written in more of Cedar than toolrisk reads. */
export function cedarPoliciesIn(data: Json): (CedarPolicy | null)[] {
  const known = typeof data === 'object' && data !== null ? parsed.get(data) : undefined;
  if (known !== undefined) return known;
  const policies = places.flatMap((place) => stringsIn(data, ...place)).flatMap((text) => parseCedar(text) ?? [null]);
  if (typeof data === 'object' && data !== null) parsed.set(data, policies);
  return policies;
}

/** Files that were parsed already: each of their tools asks for the same policies. */
const parsed = new WeakMap<object, (CedarPolicy | null)[]>();

/** The plain data of a ToolHive file. */
export function readCedarYaml(text: string, place: string): JsonObject {
  const data = readYaml(text, place);
  if (places.every((path) => dig(data, ...path) === undefined)) throw new PlaceError(place, 'holds no Cedar policies', 'Name an MCPServer resource or an authz.yaml.');
  if (cedarPoliciesIn(data).includes(null)) throw new PlaceError(place, 'holds a Cedar policy that toolrisk cannot read', 'Check it with ToolHive itself.');
  return data;
}
