import { isPlainValue, maskCredentials, maskedLines, maskText } from '../../text/mask-credentials.ts';
import { isSecretName } from '../../text/secret-name.ts';
import { applyEdits } from '../languages/text-edit.ts';
import type { TextEdit } from '../languages/text-edit.ts';
import { jsoncScalars } from './jsonc-scalars.ts';
import type { SettingsScalar } from './settings-scalar.ts';
import { tomlScalars } from './toml-scalars.ts';
import { yamlScalars } from './yaml-scalars.ts';

/** Names of what holds values for programs and requests: whatever is inside is theirs alone. */
const closedNames = /^(?:env|environment|env_?vars?|variables|headers|(?:env_)?http_?headers|request_?headers|secrets?|credentials?|auth|oauth|tokens|cookies?|(?:api_?)?keys|passwords?|bearer_token\w*)$/i;

/**
 * The text of a settings file as it may be shown: JSON with comments, TOML or YAML, on one line or many. Masked are values whose
 * names are those of credentials, everything in variables and headers, arguments behind an option such as `--token`, and whatever
 * else looks like a credential, in comments too. Lines stay lines, and the same value is masked in the same way wherever it stands.
 */
export function maskSettings(text: string): string {
  const scalars = jsoncScalars(text) ?? tomlScalars(text) ?? yamlScalars(text) ?? [];
  return maskCredentials(applyEdits(text, scalars.filter(isSecret).map((scalar) => maskedScalar(text, scalar))));
}

function isSecret({ path, previous = '', value }: SettingsScalar): boolean {
  const name = path.at(-1) ?? '';
  if (path.some((outer) => closedNames.test(outer))) return true;
  if (value === null || isPlainValue(value)) return false;
  return isSecretName(name) || (/^--?[A-Za-z]/.test(previous) && !previous.includes('=') && isSecretName(previous) && !value.startsWith('--'));
}

/** With its quotes, or the mark of a text of several lines: what is left must still be read as one value. */
function maskedScalar(text: string, { start, end }: SettingsScalar): TextEdit {
  const written = text.slice(start, end);
  const open = /^(?:"""|'''|"|')/.exec(written)?.[0] ?? /^[|>][-+\d]*/.exec(written)?.[0] ?? '';
  const close = /^["']/.test(open) ? open : '';
  const inner = written.slice(open.length, written.length - close.length);
  return { offset: start, length: end - start, text: open + (inner.includes('\n') ? maskedLines(inner) : maskText) + close };
}
