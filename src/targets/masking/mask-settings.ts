import { isPlainValue, maskText } from '../../text/secrets/is-plain-value.ts';
import { maskCredentials, maskedLines } from '../../text/secrets/mask-credentials.ts';
import { maskPhrases } from '../../text/secrets/mask-phrases.ts';
import { secretInOption } from '../../text/secrets/secret-in-option.ts';
import { isSecretName } from '../../text/secrets/secret-name.ts';
import { isClosed } from './is-closed.ts';
import { jsoncScalars } from './jsonc-scalars.ts';
import { lettersOf } from './letters-of.ts';
import type { SettingsScalar } from './settings-scalar.ts';
import { tomlScalars } from './toml-scalars.ts';
import { yamlScalars } from './yaml-scalars.ts';

/**
 * The text of a settings file as it may be shown: JSON with comments, TOML or YAML, on one line or many. Masked are values whose
 * names are those of credentials, everything in variables and headers, arguments behind an option such as `--token`, and whatever
 * else looks like a credential, in comments too. Lines stay lines, and the same value is masked in the same way wherever it stands.
 */
export function maskSettings(text: string): string {
  const scalars = [...jsoncScalars(text) ?? tomlScalars(text) ?? yamlScalars(text) ?? []].sort((a, b) => a.start - b.start);
  const lettersFor = lettersOf(scalars);
  let shown = '';
  let from = 0;
  for (const scalar of scalars) {
    const at = secretIn(scalar, lettersFor(scalar));
    // What stands between values is names and comments.
    shown += maskPhrases(text.slice(from, scalar.start), true) + (at === null ? text.slice(scalar.start, scalar.end) : maskedScalar(text, scalar, at));
    from = scalar.end;
  }
  return maskCredentials(shown + maskPhrases(text.slice(from), true));
}

/** Where the credential in a value begins; null where none is in it. */
function secretIn({ path, previous = '', value }: SettingsScalar, letters: string): number | null {
  if (isClosed(path, value)) return 0;
  if (value === null || isPlainValue(value)) return null;
  if (isSecretName(path.at(-1) ?? '')) return 0;
  const [, glued, behind = ''] = /^(-[A-Za-z])([^\s=].*)$/s.exec(value) ?? [];
  const within = glued === undefined ? null : secretInOption(glued, behind, letters);
  if (within !== null) return within + 2;
  if (!/^--?[A-Za-z]/.test(previous) || previous.includes('=') || value.startsWith('--')) return null;
  return isSecretName(previous) ? 0 : value.startsWith('-') ? null : secretInOption(previous, value, letters);
}

/** With its quotes, or the mark of a text of several lines: what is left must still be read as one value. */
function maskedScalar(text: string, { start, end, value }: SettingsScalar, at: number): string {
  const written = text.slice(start, end);
  const open = /^(?:"""|'''|"|')/.exec(written)?.[0] ?? /^[|>][-+\d]*/.exec(written)?.[0] ?? '';
  const close = /^["']/.test(open) ? open : '';
  const inner = written.slice(open.length, written.length - close.length);
  const begin = value?.slice(0, at) ?? '';
  // What stands before it is only kept where it is written as it is read.
  if (inner.startsWith(begin) && !inner.includes('\n')) return open + begin + maskText + close;
  return open + (inner.includes('\n') ? maskedLines(inner) : maskText) + close;
}
