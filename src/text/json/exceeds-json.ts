/** Bounds of a JSON text: values and keys, and levels of nesting. */
export interface JsonBounds { values: number; depth: number }

/**
 * Whether a text holds more than that, told without building any of it: signs outside strings that begin a value or a key are
 * counted. A string ends with its line, as JSON has it; comments count like the rest.
 */
export function exceedsJson(text: string, { values, depth }: JsonBounds): boolean {
  if (text.length <= Math.min(values, depth)) return false;
  let [found, level, inString] = [0, 0, false];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"') inString = !inString;
    else if (sign === '\n') inString = false;
    else if (inString) at += sign === '\\' && text[at + 1] !== '\n' ? 1 : 0;
    else if (sign === ',' || sign === ':') found += 1;
    else if (sign === '{' || sign === '[') [found, level] = [found + 1, level + 1];
    else if (sign === '}' || sign === ']') level -= 1;
    if (found > values || level > depth) return true;
  }
  return false;
}
