import type { ArgumentRule } from '../../../schema/policy.ts';
import { wordsOf } from '../../arguments/address-patterns.ts';
import { folderOf } from '../../arguments/folder-of.ts';
import { privateDomains } from '../../arguments/private-domains.ts';

/** Longest `argsPattern` the loader of Gemini CLI takes; it drops a rule with a longer one. */
const longestPattern = 2048;

/**
 * A regular expression that holds only when a call passes all of the rules, or null where none can be said. Gemini CLI 0.61.0 tests
 * it against the arguments as JSON with sorted keys, in which each pair of the top level stands between two NUL characters; NUL
 * inside a value is escaped there, so a nested or quoted look-alike never matches. Its loader refuses a group with a quantifier
 * behind it as unsafe, so what is optional is an alternative to nothing.
 */
export function argumentsPattern(rules: readonly ArgumentRule[]): string | null {
  const parts = rules.map(partFor);
  if (parts.some((part) => part === null)) return null;
  const pattern = `^${[...new Set([...parts, ...rules.map(({ parameter }) => alone(parameter))])].join('')}`;
  return pattern.length > longestPattern ? null : pattern;
}

/** No pattern can repeat a group, so none can say what each entry of a list is, and none reads a number in a text. */
function partFor({ parameter, test, values, list, asText, optional }: ArgumentRule): string | null {
  const key = literal(JSON.stringify(parameter));
  const absent = `(?![^]*\\x00${key}:)`;
  if (test === 'absent') return absent;
  const valuePattern = list !== undefined || asText === true ? null : valuePatterns[test](values);
  if (valuePattern === null) return null;
  const there = `(?=[^]*\\x00${key}:${valuePattern}\\x00)`;
  return optional === true ? `(?:${absent}|${there})` : there;
}

/** That no other spelling of an argument stands beside it. Whether a pattern minds case is not ours to say, so each letter is two. */
function alone(parameter: string): string {
  const spelled = wordsOf(parameter).map((word) => [...word].map(inAnyCase).join('')).join('[_-]?');
  return `(?![^]*\\x00(?!${literal(JSON.stringify(parameter))}:)"${spelled}":)`;
}

/** Letters that have a third form, which ignores case with them. */
const thirdForms: Record<string, string> = { s: '\\u017f', k: '\\u212a' };

function inAnyCase(letter: string): string {
  const [lower, upper] = [letter.toLowerCase(), letter.toUpperCase()];
  return lower === upper || upper.length > 1 ? literal(JSON.stringify(letter).slice(1, -1)) : `[${lower}${upper}${thirdForms[lower] ?? ''}]`;
}

type Values = ArgumentRule['values'];
const texts = (values: Values) => values.filter((value) => typeof value === 'string');

/** Behind a host: a port, then a path, a query or a fragment, then the end. Texts with characters that JSON escapes do not pass. */
const afterHost = '(?::[0-9]+|)(?:/[^\\x00 "\\\\]*|[?#][^\\x00 "\\\\@]*|)"';
/** A host name with a dot and a top-level domain of letters alone or of another script, and no empty part. */
const publicName = '(?![^/?#"]*\\.\\.)[a-z0-9-][a-z0-9.-]*\\.(?:[a-z][a-z]+|xn--[a-z0-9-]*[a-z0-9])';

const valuePatterns: Record<ArgumentRule['test'], (values: Values) => string | null> = {
  equals: ([value]) => (value === undefined ? null : literal(JSON.stringify(value))),
  'one-of': (values) => anyOf(texts(values).map((value) => literal(JSON.stringify(value)))),
  // Each character of a JSON string is written by itself, so texts that begin alike are written alike.
  'starts-with': (values) => after('"(?![^\\x00]*\\.\\.)', anyOf(texts(values).map((value) => literal(JSON.stringify(folderOf(value)).slice(1, -1)))), '[^\\x00]*'),
  'at-most': ([most]) => (typeof most === 'number' && Number.isSafeInteger(most) && most >= 0 ? atMost(most) : null),
  'host-one-of': (values) => after('"https?://', anyOf(texts(values).map(literal)), afterHost),
  'not-private-host': () => `"(?!(?:https?://|)(?:[a-z0-9.-]*\\.|)(?:${privateDomains.map(literal).join('|')})[:/?#"])(?:https?://|)${publicName}${afterHost}`,
  'absent': () => null,
};

function after(before: string, pattern: string | null, behind: string): string | null {
  return pattern === null ? null : `${before}${pattern}${behind}`;
}

function anyOf(patterns: readonly string[]): string | null {
  return patterns.length === 0 ? null : `(?:${patterns.join('|')})`;
}

function literal(text: string): string {
  return text.replace(/[-[\]{}()*+?.,\\^$|#/"]/g, '\\$&');
}

/** Numbers up to a whole one, as JSON writes them: below zero, tiny, smaller with a fraction, or whole. */
function atMost(most: number): string {
  if (most === 0) return '(?:-[0-9.e+-]+|0)';
  const smaller = wholeBelow(String(most)).flatMap((whole) => [whole, `${whole}\\.[0-9]+`]);
  return `(?:-[0-9.e+-]+|${[...smaller, '[0-9][0-9.]*e-[0-9]+', String(most)].join('|')})`;
}

/** Patterns for the whole numbers from 0 to below one given by its digits. */
function wholeBelow(digits: string): string[] {
  const rest = digits.length - 1;
  const shorter = rest === 0 ? [] : ['0', ...Array.from({ length: rest }, (_, length) => `[1-9]${'[0-9]'.repeat(length)}`)];
  const sameLength = [...digits].flatMap((digit, at) => {
    const least = at === 0 && rest > 0 ? 1 : 0;
    return Number(digit) > least ? [`${digits.slice(0, at)}[${least}-${Number(digit) - 1}]${'[0-9]'.repeat(rest - at)}`] : [];
  });
  return [...shorter, ...sameLength];
}
