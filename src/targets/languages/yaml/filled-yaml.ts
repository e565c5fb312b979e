import { eolOf } from '../text-edit.ts';

/** A YAML text that holds nothing but comments, with a first document behind them; null for one that holds more. */
export function filledYaml(text: string, printed: string): string | null {
  if (!text.split('\n').every((line) => /^\s*(?:#|$)/.test(line))) return null;
  const eol = eolOf(text);
  return `${text}${text === '' || text.endsWith('\n') ? '' : eol}${printed.replaceAll('\n', eol)}`;
}
