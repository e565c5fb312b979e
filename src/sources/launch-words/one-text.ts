import type { ClientId } from '../configs/client-places.ts';
import { clients } from '../configs/client-places.ts';
import { splitLine } from './split-line.ts';

/** A command that holds its arguments: its words and what is to be said of that, or what is wrong with it. */
export type OneText = { words: string[]; note: string } | string;

/** Clients that start such a text as its words. Source: snyk/agent-scan#9 for Cursor; the others take a program's name as it is. */
const splitters: ReadonlySet<ClientId> = new Set<ClientId>(['cursor']);

/** Whether a path is a file, as far as that is known. */
export type IsFile = (path: string) => boolean;

/**
 * A "command" with arguments in it as its client takes it; null where it is one word, or a path with spaces. Of a config that may be any
 * client's it is split, which is the only way that it starts, and that is said.
 */
export function oneText(command: string, client: ClientId | null, isFile: IsFile): OneText | null {
  const text = command.trim();
  if (!/\s/.test(text) || isFile(text)) return null;
  const words = splitLine(text, {});
  // A path to a program with spaces in it, which is not there.
  if (/^[^\s]*[/\\]/.test(text) && !isFile(words?.[0] ?? '') && !hasOption(text)) return null;
  if (client !== null && !splitters.has(client)) return `has a "command" with spaces in it, and ${clients[client].label} looks for a program of that whole name`;
  if (words === null || words.length < 2) return 'has a "command" that holds its arguments in one text, which cannot be split without a shell';
  return { words, note: 'Its "command" holds its arguments in one text. It was split as Cursor does; most clients look for a program of that whole name.' };
}

function hasOption(text: string): boolean {
  return /\s-{1,2}\w/.test(text) || /\.(?:[cm]?[jt]s|py|rb|php|jar)(?:\s|$)/.test(text);
}
