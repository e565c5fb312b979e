/** What stands where a credential stood. */
export const maskText = '[masked]';

/** Values that nobody keeps secret: what policies decide, switches, and references to a value elsewhere. */
const plainValue = /^(?:allow|ask|deny|limit|hide|prompt|auto|approve|approved|never|always|on|off|yes|no|true|false|null|none|enabled|disabled|default|\$\{(?:[a-z]+:)?[A-Za-z_]\w*\}|\$[A-Za-z_]\w*|\[masked\])$/i;

/** Whether a value may be shown though its name is that of a credential. */
export function isPlainValue(value: string): boolean {
  return value === '' || plainValue.test(value);
}
