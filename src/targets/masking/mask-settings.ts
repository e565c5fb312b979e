import type { Target } from '../../schema/policy.ts';
import { maskText } from '../../text/secrets/is-plain-value.ts';
import { maskedLines } from '../../text/secrets/mask-credentials.ts';
import type { Harmless } from './harmless-in.ts';
import { jsoncPieces } from './jsonc-pieces.ts';
import { maskBetween } from './mask-between.ts';
import type { SettingsPiece } from './settings-piece.ts';
import { tomlPieces } from './toml-pieces.ts';
import { yamlPieces } from './yaml-pieces.ts';

type Language = Target['file']['language'];

const piecesOf: Partial<Record<Language, (text: string) => SettingsPiece[] | null>> = { json: jsoncPieces, jsonc: jsoncPieces, toml: tomlPieces, yaml: yamlPieces };

/**
 * The text of a settings file as it may be shown: every name and value that is not known to be harmless is masked, and so is what
 * comments say, anchors and aliases, and all of a text that cannot be read. Lines stay lines, and everything is masked in the same way.
 */
export function maskSettings(text: string, language: Language, { isShown, begin }: Harmless): string {
  const pieces = piecesOf[language]?.(text) ?? null;
  if (pieces === null) return maskedLines(text);
  let shown = '';
  let from = 0;
  for (const piece of pieces) {
    const written = text.slice(piece.start, piece.end);
    shown += maskBetween(text.slice(from, piece.start), language) + (isShown(piece, written) ? withoutComment(written, language) : maskedPiece(written, begin(piece)));
    from = piece.end;
  }
  return shown + maskBetween(text.slice(from), language);
}

/** A text of several lines in YAML may have a comment behind its mark. */
function withoutComment(written: string, language: Language): string {
  return language === 'yaml' ? written.replace(/^([|>][-+\d]*)([^\r\n]*)/, (_whole, mark: string, behind: string) => mark + maskedLines(behind)) : written;
}

/** With its quotes, or the mark of a text of several lines, so that the kind of value is seen. */
function maskedPiece(written: string, begin: string): string {
  const open = /^(?:"""|'''|"|')/.exec(written)?.[0] ?? /^[|>][-+\d]*/.exec(written)?.[0] ?? '';
  const close = /^["']/.test(open) ? open : '';
  const inner = written.slice(open.length, written.length - close.length);
  // A beginning is only told where it is written as it is read.
  if (begin !== '' && inner.startsWith(begin) && !/[\r\n]/.test(written)) return open + begin + maskText + close;
  return open + (/[\r\n]/.test(inner) ? maskedLines(inner) : maskText) + close;
}
