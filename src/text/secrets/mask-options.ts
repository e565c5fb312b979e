import { maskText } from './is-plain-value.ts';
import { programNames, secretInOption, secretLetters } from './secret-in-option.ts';
import { trimEnd } from '../trim-ends.ts';

/** A command of a program that has options of its own, up to the end of its text or of the command. */
const command = new RegExp(`\\b(${programNames})((?:\\.exe)?[ \\t](?:\\\\.|[^"\\\\\\r\\n|;&{}])*)`, 'g');
const option = /(^|[^\w-])(--(?:env|user|proxy-user)|-[A-Za-z])(=|[ \t]*)(\\?["']?)([^\s"'`\\-][^\s"'`\\]*)/gm;

/** A text without the credentials that stand behind options which are not named like one: `mysql -p…`, `curl -u name:…`. */
export function maskOptions(text: string): string {
  return text.replace(command, (_whole, program: string, rest: string) => program + masked(rest, secretLetters(program))).replace(option, (whole) => masked(whole));
}

function masked(text: string, letters?: string): string {
  return text.replace(option, (whole, before: string, name: string, between: string, quote: string, value: string) => {
    const bare = trimEnd(value, /[)\]},;]/);
    const at = secretInOption(name, bare, letters);
    return at === null ? whole : before + name + between + quote + bare.slice(0, at) + maskText + value.slice(bare.length);
  });
}
