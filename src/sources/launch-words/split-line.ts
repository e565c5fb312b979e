/** What a shell would do more with than pass it on: operators, expansions, comments, patterns. */
const special = new Set([...';&|<>()`*?[]#!~{}\n\\']);

/**
 * The words of one simple command as a POSIX shell splits them; null for a line that asks for more: operators, substitutions,
 * patterns. `${NAME}` is taken from `env`, or stays as it is.
 */
export function splitLine(line: string, env: Readonly<Record<string, string>>): string[] | null {
  const words: string[] = [];
  let word: string | null = null;
  let quote = '';
  for (let at = 0; at < line.length; at += 1) {
    const unit = line[at] as string;
    const name = quote !== "'" && unit === '$' ? /^\$\{([A-Za-z_]\w{0,200})\}/.exec(line.slice(at, at + 204)) : null;
    if (name !== null) {
      word = (word ?? '') + (env[name[1] as string] ?? name[0]);
      at += name[0].length - 1;
    } else if (quote !== "'" && (unit === '$' || unit === '`' || unit === '\\')) return null;
    else if (quote !== '') {
      if (unit === quote) quote = '';
      else word = (word ?? '') + unit;
    } else if (unit === '"' || unit === "'") {
      quote = unit;
      word ??= '';
    } else if (unit === ' ' || unit === '\t') {
      if (word !== null) words.push(word);
      word = null;
    } else if (special.has(unit)) return null;
    else word = (word ?? '') + unit;
  }
  if (quote !== '') return null;
  return word === null ? words : [...words, word];
}

/** The same for `cmd.exe`, which knows double quotes alone; null for operators, variables and carets. */
export function splitCmdLine(line: string): string[] | null {
  if (/[&|<>^%!()\r\n]/.test(line)) return null;
  return (line.match(/(?:"[^"]*"|[^\s"])+/g) ?? []).map((word) => word.replaceAll('"', ''));
}
