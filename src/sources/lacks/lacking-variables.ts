import { isChoosingName } from '../dummies/is-choosing-name.ts';
import { readValueHint } from '../dummies/value-hint.ts';
import { steeringVariables } from '../launch-words/steering-variables.ts';
import type { Lack } from './lacks.ts';
import { plainLines, telling } from './plain-lines.ts';

const names = /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g;
const single = /\b(?:environment variable|env var|env|variable)s?:? ["'`$]?([A-Z][A-Z0-9]{2,63})\b|\b(?:set|export) ([A-Z][A-Z0-9]{2,63})\b|\bprocess\.env\.([A-Z][A-Z0-9]{2,63})\b/g;
const item = /^[-*•·✗✖❌\d.) ]{0,8}["'`]?[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+["'`]?,?(?:$|[ :=(–—-])/;
/** Codes of errors, and variables of Node and npm, look the same. */
const notOurs = /^(?:ERR|UV|SIG|NODE|NPM|EAI|SELF_SIGNED|UNABLE_TO)_|_(?:ERROR|NOT_FOUND|FAILED|INVALID|EXCEPTION)$|^(?:INVALID|UNKNOWN|MISSING|MODULE|ETIMEDOUT|HTTP)_/;
const most = 24;
const longest = 64;

/** Variables that a program asks for, or calls wrong, each with the lines that say what it must be. */
export function lackingVariables(words: string): Lack[] {
  const lines = plainLines(words);
  const found = new Map<string, number[]>();
  let isListing = false;
  for (const [at, line] of lines.entries()) {
    const tells = telling.test(line);
    const isItem: boolean = (isListing && item.test(line)) || (/^(?:→|at |└|\d+\.)/.test(line) && telling.test(lines[at - 1] ?? ''));
    const here = tells || /\b(?:export|set) [A-Z][A-Z0-9_]*=/.test(line) || isItem || /"path"|\bpath:/.test(lines[at - 1] ?? '') ? [...line.match(names) ?? [], ...[...line.matchAll(single)].map(([, one, two, three]) => one ?? two ?? three ?? '')] : [];
    for (const name of here) found.set(name, [...found.get(name) ?? [], at]);
    isListing = isItem || ((tells || /\bpath\b|variables|configuration/i.test(line)) && /[:[{]\s?$/.test(line));
  }
  return [...found].filter(([name]) => name.length <= longest && !notOurs.test(name) && !isChoosingName(name) && steeringVariables({ [name]: '' }).length === 0).slice(0, most).map(([name, places]) => lack(name, places, lines));
}

/** What it must be stands in the same line, or in one beside it; a line that speaks of several says it of none for sure. */
function lack(name: string, places: readonly number[], lines: readonly string[]): Lack {
  const isOwn = (line: string) => (line.match(names) ?? []).every((other) => other === name);
  const near = places.flatMap((at) => [lines[at - 1] ?? '', lines[at] ?? '', lines[at + 1] ?? '']).filter(isOwn);
  return { name, line: lines[places[0] ?? 0] ?? '', hint: readValueHint(near.join('\n')) };
}
