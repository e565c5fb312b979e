/** What a program says a value must be. */
export interface ValueHint {
  kind?: 'url' | 'email' | 'uuid' | 'number' | 'boolean' | 'json' | 'hex' | 'host';
  /** What it must begin with. */
  prefix?: string;
  /** What it may be, as the program lists it. */
  choices?: string[];
  /** Fewest characters. */
  least?: number;
}

const kinds: readonly (readonly [RegExp, NonNullable<ValueHint['kind']>])[] = [
  [/\b(?:valid|invalid|be an?|a full|absolute) (?:\w{1,12} )?ur[li]\b|invalid_url|ERR_INVALID_URL|format"?: ?"ur[li]|validation"?: ?"url/i, 'url'],
  [/\b(?:valid|invalid|be an) e-?mail\b|validation"?: ?"email|format"?: ?"email/i, 'email'],
  [/\b(?:valid|invalid|be an?) (?:uuid|guid)\b|validation"?: ?"uuid|format"?: ?"(?:uuid|guid)/i, 'uuid'],
  [/\b(?:be|valid|invalid|expected)(?: an?)?(?: positive)? (?:number|integer)\b/i, 'number'], [/\bbe(?: a)? boolean\b|\bmust be true or false\b/i, 'boolean'],
  [/\b(?:valid|invalid|be) json\b|is not valid JSON|JSON\.parse/i, 'json'], [/\b(?:valid|be)(?: an?)? hex|hexadecimal|64[- ]char/i, 'hex'],
];

/** Reads in a program's words what a value must be; empty where they do not say. */
export function readValueHint(words: string): ValueHint {
  const kind = kinds.find(([pattern]) => pattern.test(words))?.[1];
  const prefix = /\b(?:start|starts|starting|begin|begins|beginning|prefix|prefixed) (?:with|by):? ["'`]?([A-Za-z0-9_.-]{2,24})/i.exec(words)?.[1];
  const least = /\b(?:at least|minimum(?: length)?(?: of)?|>=) (\d{1,3})\b/i.exec(words)?.[1];
  const choices = readChoices(words);
  return { ...(kind !== undefined && { kind }), ...(prefix !== undefined && { prefix }), ...(least !== undefined && { least: Number(least) }), ...(choices.length > 0 && { choices }) };
}

/** `one of: a, b`, `expected one of "a"|"b"`, `Expected 'a' | 'b'`. */
function readChoices(words: string): string[] {
  const listed = /\b(?:one of|choices:|expected one of|valid (?:values|options)(?: are)?|allowed values(?: are)?):? ([^\n]{1,300})/i.exec(words)?.[1] ?? /\bexpected (["'][^\n]{1,60}\|[^\n]{1,200})/i.exec(words)?.[1];
  // A list of options is none of values.
  return listed?.includes('--') === true ? [] : (listed?.match(/[A-Za-z0-9_][A-Za-z0-9_.-]{0,40}/g) ?? []).filter((word) => !/^(?:or|and|got|received)$|^[A-Z][A-Z0-9]*_/.test(word)).slice(0, 12);
}
