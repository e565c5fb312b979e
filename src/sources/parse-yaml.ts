import { parse, YAMLParseError } from 'yaml';
import { PlaceError } from '../text/errors/place-error.ts';
import { mostYamlAliases } from './limits.ts';

/** The value that a text of YAML describes. Throws `PlaceError` for what is none. */
export function parseYaml(text: string, place: string): unknown {
  try {
    return parse(text, { maxAliasCount: mostYamlAliases, prettyErrors: true, logLevel: 'error' }) as unknown;
  } catch (error) {
    const [at] = error instanceof YAMLParseError ? error.linePos ?? [] : [];
    const what = (error as Error).message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? 'cannot be read';
    throw new PlaceError(at === undefined ? place : `${place}:${at.line}:${at.col}`, `is not YAML: ${what}`, 'Correct it, or name another file.');
  }
}
