import type { Json } from '../../schema/json.ts';
import type { ServerSpec } from '../../schema/catalog/server-spec.ts';
import { canonicalJson } from '../../text/json/canonical-json.ts';
import { sha256 } from '../../text/sha256.ts';

/** The hash a server file is known by: of what it says, however it is laid out. */
export function specHash(spec: ServerSpec): string {
  return sha256(canonicalJson(JSON.parse(JSON.stringify(spec)) as Json));
}
