import type { Json } from '../../../schema/json.ts';
import { visibleJson } from '../../../text/json/visible-json.ts';

/** A value as Rego writes it. Rego reads JSON as its own literals: openpolicyagent.org, "Policy Language", "Composite Values". */
export function regoLiteral(value: Json): string {
  // Half characters (lone surrogates), which no engine reads, become U+FFFD, so a rule that holds one matches nothing.
  const whole = JSON.stringify(value, (_key, inner: Json) => (typeof inner === 'string' ? inner.replace(/\p{Surrogate}/gu, '\ufffd') : inner));
  return visibleJson(whole);
}
