import { isPlainValue, maskText } from './is-plain-value.ts';

/** Short options of programs whose value is a credential, by their manuals. */
const ofPrograms: readonly (readonly [programs: RegExp, letters: string])[] = [
  [/^(?:mysql|mariadb|mongo|sshpass|7z)/, 'p'], [/^(?:un)?zip$/, 'P'], [/^(?:sqlcmd|bcp)$/, 'P'], [/^ldap/, 'w'], [/^(?:redis|valkey)-cli$/, 'a'], [/^https?$/, 'a'],
];

/** Names of such programs, as they stand in a command. */
export const programNames = 'mysql[a-z]{0,10}|mariadb[a-z-]{0,10}|mongo[a-z]{0,10}|sshpass|7z[a-z]?|zip|unzip|sqlcmd|bcp|ldap[a-z]{1,10}|redis-cli|valkey-cli|https?';

/** Short options of a program whose value is a credential, without their dash: `p` of `mysql`. */
export function secretLetters(program: string): string {
  return ofPrograms.find(([programs]) => programs.test(program))?.[1] ?? '';
}

/**
 * Where a credential begins in the value of an option that is not named like one: `-p`, `-k`, `-u name:password`, `-e NAME=value`,
 * `-H 'Name: value'`. Null where there is none. `letters`: `secretLetters` of the program of its command, if that is known; else `-p` and `-k` hold
 * one only if they look like it: `-p 8080:80`, `-k overlays/dev` and `-path` do not.
 */
export function secretInOption(option: string, value: string, letters = ''): number | null {
  const at = beginOf(option.replace(/^-+/, ''), value, letters);
  return at === null || value.startsWith(maskText, at) || isPlainValue(value.slice(at)) ? null : at;
}

function beginOf(name: string, value: string, letters: string): number | null {
  if (/^(?:e|env)$/.test(name)) return lengthOf(/^[A-Z_][A-Z0-9_]*=/, value);
  if (/^(?:H|header)$/.test(name)) return /^(?:accept|content-type|user-agent)\b/i.test(value) ? null : lengthOf(/^[\w-]+:[ \t]*/, value);
  if (/^(?:u|U|user|proxy-user)$/.test(name)) return behindUser(value);
  if (name.length !== 1) return null;
  if (letters.includes(name)) return 0;
  return /[pk]/.test(name) && isDrawn(value) ? 0 : null;
}

/** `name:password`; but `1000:1000` and `node:node` are a user and a group, and an address has slashes behind its colon. */
function behindUser(value: string): number | null {
  const at = value.search(/[:%]/) + 1;
  const [name, behind] = [value.slice(0, Math.max(at - 1, 0)), value.slice(at)];
  return at === 0 || behind === name || /^\d*$/.test(behind) || behind.startsWith('//') ? null : at;
}

/** Letters, and a digit or capital between them: no port, path, address or word. */
function isDrawn(value: string): boolean {
  return value.length >= 6 && !/[/:]/.test(value) && /[A-Za-z]/.test(value) && /[0-9A-Z]/.test(value.slice(1));
}

function lengthOf(begin: RegExp, value: string): number | null {
  return begin.exec(value)?.[0].length ?? null;
}
