const begins = /\{\s{0,8}"/g;

/** The texts of a line that read like objects of JSON, one behind the other, with whatever stands between them. Each sign is looked at once. */
export function* jsonPieces(line: string): Generator<string> {
  for (let from = 0; ;) {
    begins.lastIndex = from;
    const start = begins.exec(line)?.index;
    const end = start === undefined ? null : endOf(line, start);
    if (start === undefined || end === null) return;
    yield line.slice(start, end);
    from = end;
  }
}

/** Behind the bracket that closes the one here; null where none does. */
function endOf(line: string, start: number): number | null {
  let depth = 0;
  let [inText, escaped] = [false, false];
  for (let at = start; at < line.length; at += 1) {
    const unit = line[at];
    if (escaped) escaped = false;
    else if (unit === '"') inText = !inText;
    else if (inText) escaped = unit === '\\';
    else if (unit === '{' || unit === '[') depth += 1;
    else if (unit === '}' || unit === ']') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return null;
}
