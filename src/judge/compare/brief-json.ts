import type { Json } from '../../schema/json.ts';
import { canonicalJson } from '../../text/json/canonical-json.ts';
import { sha256 } from '../../text/sha256.ts';

/** Units of a value that is kept as it is. */
const longest = 120;

/** A value as canonical JSON; of a long one only a hash, for it is kept to be compared, not to be read. */
export function briefJson(value: Json): string {
  const text = canonicalJson(value);
  return text.length <= longest ? text : `sha256:${shortHash(text)}`;
}

/** The first sixteen digits of a text's SHA-256: enough to tell that two texts differ, where nobody gains by two that seem alike. */
export function shortHash(text: string): string {
  return sha256(text).slice(0, 16);
}
