import { hasWholeCharacters } from '../../names/whole-characters.ts';
import { punycode } from './punycode.ts';

/** What else may stand before the parenthesis, per `copilot help permissions`: `write(x)` lets a server's tool x run, and writes to x. */
const kinds = ['shell', 'write', 'url'];
/** Longest name that the model sees, `<server>-<tool>`: what is longer is cut, and its flags too take no more. */
const longest = 64;
/** Characters that must be left for a tool: with fewer, a cut name says little of which tool it is. */
const leastRoom = 4;
/** Longest name beyond ASCII that is spelled: its code takes long to write, and little of it is left. */
const longestCoded = 500;

/**
 * The pattern by which Copilot CLI's permission flags know a tool: `<server>(<tool>)`, the server as configured, the tool in Punycode
 * where it goes beyond ASCII, with `-` for every character other than a letter, digit, `_` or `-`, and cut so that `<server>-<tool>`
 * has 64 characters. Measured on 1.0.102: `gh(a.b)` is accepted and matches nothing, `gh(a-b)` matches the tool a.b; a pattern
 * that is not cut matches nothing either; a server with other characters makes a flag that is not accepted.
 */
export function copilotCliName(serverKey: string, tool: string): { name: string } | { refused: string } {
  if (!/^[A-Za-z0-9_./@-]+$/.test(serverKey)) return { refused: 'a flag cannot name a server under this key; letters, digits and _ - . / @ are allowed' };
  if (kinds.includes(serverKey)) return { refused: `a flag for ${serverKey} means a permission of Copilot CLI itself as well` };
  if (roomFor(serverKey) < leastRoom) return { refused: `Copilot CLI cuts names at ${longest} characters, and the key of the server takes nearly all of them; give it a shorter one` };
  if (tool === '') return { refused: 'it has no name, so a flag for it would mean every tool of the server' };
  if (!hasWholeCharacters(tool)) return { refused: 'its name holds half a character, which a command line cannot' };
  if (tool.length > longestCoded && !/^[\0-\x7f]*$/.test(tool)) return { refused: 'its name is too long to be written as Copilot CLI writes names beyond ASCII (Punycode)' };
  return { name: `${serverKey}(${plain(punycode(tool)).slice(0, roomFor(serverKey))})` };
}

/** The name under which the model sees a tool, which is what `--excluded-tools` takes. */
export function copilotCliSeen(pattern: string): string {
  return plain(pattern.slice(0, -1).replace('(', '-'));
}

/**
 * The patterns of tools that are cut to one: the first that the server lists has it as it is, the second has a 2 in place of its last
 * character, and so on. A number that makes the name of yet another tool is passed over. Which of them is which depends on the list.
 */
export function copilotCliTwins(serverKey: string, pattern: string, count: number, isTaken: (pattern: string) => boolean): string[] {
  const twins = [pattern];
  const room = roomFor(serverKey);
  if (pattern.length < serverKey.length + room + '()'.length) return twins;
  for (let number = 2; twins.length < count; number += 1) {
    const twin = `${pattern.slice(0, -1 - String(number).length)}${number})`;
    if (!isTaken(twin)) twins.push(twin);
  }
  return twins;
}

/** Whether a pattern is that of a tool, or of one that is cut to the same. */
export function isCopilotCliTwin(serverKey: string, text: string, pattern: string): boolean {
  if (text === pattern) return true;
  const number = /([2-9]|[1-9][0-9]{1,2})\)$/.exec(text)?.[1];
  return number !== undefined && copilotCliTwins(serverKey, pattern, 2, () => false).length > 1 && text === `${pattern.slice(0, -1 - number.length)}${number})`;
}

/** How many characters of a tool's name are left behind the server. */
function roomFor(serverKey: string): number {
  return longest - serverKey.length - '-'.length;
}

function plain(name: string): string {
  return name.replace(/[^A-Za-z0-9_-]/g, '-');
}
