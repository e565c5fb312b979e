import { readValueHint } from '../dummies/value-hint.ts';
import type { Lack, Lacks } from './lacks.ts';
import { plainLines, telling } from './plain-lines.ts';

type Found = Pick<Lacks, 'options' | 'positionals' | 'commands'>;

/** What parsers of arguments say of an option: commander, yargs, argparse, clap, and people. */
const required: readonly RegExp[] = [
  /required option '(?:-\w, )?(--[\w-]+)(?: [^']*)?' not specified/i, /missing required (?:arguments?|options?|flags?):? (--?[\w-]+)/i, /following (?:arguments|options) are required:? (--?[\w-]+)/i, /required flag\(s\) "([\w-]+)" not set/i,
];
const yargs = /missing required arguments?: ([\w, -]{1,200})$/i;
const commander = /missing required argument '?<?([\w-]+)>?'?/i;
const option = /(?<![\w-])--[a-z][\w-]{1,40}/gi;
const mostCommands = 12;

/** Options and arguments that a program asks for, and the commands that its usage offers. */
export function lackingArguments(words: string): Found {
  const lines = plainLines(words);
  const found: Found = { options: [], positionals: [], commands: [] };
  for (const line of lines) readLine(line, found);
  readUsage(lines, found);
  found.commands = offeredCommands(lines);
  return { options: once(found.options), positionals: once(found.positionals), commands: found.commands };
}

function readLine(line: string, { options, positionals }: Found): void {
  const named = required.map((pattern) => pattern.exec(line)?.[1]).find((name) => name !== undefined);
  if (named !== undefined) return void options.push(lack(named.startsWith('-') ? named : `--${named}`, line));
  const listed = yargs.exec(line)?.[1];
  if (listed !== undefined) return void options.push(...listed.split(',').map((name) => lack(`--${name.trim().replace(/^-+/, '')}`, line)));
  const argument = commander.exec(line)?.[1];
  if (argument !== undefined) return void positionals.push(lack(argument, line));
  // An option among help is none that it asks for; one behind "or" is another way to give a variable that the line names first.
  if (!telling.test(line) || /^-/.test(line) || /\busage\b/i.test(line) || /\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b/.test(line)) return;
  const isEither = /\bone of\b|\beither\b|\bor\b/i.test(line);
  options.push(...(line.match(option) ?? []).filter((name) => !/^--(?:help|version|verbose)$/.test(name)).slice(0, isEither ? 1 : 3).map((name) => lack(name, line)));
  const spoken = /\b(?:provide|specify|pass|requires?|missing|need)\b.{0,40}?\b(?:an?|the|at least one|one) ((?:[a-z]{2,14} ){0,2}(?:directory|directories|path|folder|file|url|connection string|api key|token|spec|project))\b.{0,60}\bargument/i.exec(line)?.[1];
  if (spoken !== undefined) positionals.push(lack(spoken.toLowerCase().replaceAll(' ', '-'), line));
}

/** `Usage: name <directory> [more]`: what stands in angles is asked for, what in brackets is not. */
function readUsage(lines: readonly string[], { positionals, options }: Found): void {
  if (positionals.length > 0 || options.length > 0) return;
  const at = lines.findIndex((line) => /^(?:error: )?usage:?/i.test(line));
  const line = at < 0 ? '' : /^(?:error: )?usage:?$/i.test(lines[at] ?? '') ? lines[at + 1] ?? '' : lines[at] ?? '';
  const rest = line.replace(/\[[^\]]{0,200}\]/g, ' ');
  for (const { 1: name = '', index } of rest.matchAll(/<([^<>]*)>/g)) {
    if (name.length > 60 || !/^[A-Za-z][\w ./|-]*$/.test(name) || /^(?:command|subcommand|options?|args|arguments|cmd)$/i.test(name)) continue;
    const flag = rest.slice(0, index).trimEnd().replace('=', '').split(' ').at(-1) ?? '';
    if (/^--?[A-Za-z][\w-]*$/.test(flag)) options.push(lack(flag, line));
    else positionals.push(lack(name.replaceAll(' ', '-'), line));
  }
}

/** The commands of a usage, as most parsers of arguments print them. */
function offeredCommands(lines: readonly string[]): string[] {
  const at = lines.findIndex((line) => /^(?:available |sub|available sub)?commands:?$/i.test(line));
  const listed = at < 0 ? [] : lines.slice(at + 1, at + 30).flatMap(commandOf);
  const braced = lines.flatMap((line) => (/^usage/i.test(line) ? [...line.matchAll(/[{(<[]([^{}()<>[\]]*)[})>\]]/g)].flatMap(([, inner = '']) => (/^[a-z][\w|,-]*$/.test(inner) && /[|,]/.test(inner) ? inner.split(/[|,]/) : [])) : []));
  return [...new Set([...listed, ...braced])].slice(0, mostCommands);
}

/** The command in the left column of a line; before it may stand the name of the program. */
function commandOf(line: string): string[] {
  const words = (line.split('  ')[0] ?? '').split(/[ ,|]/).filter((word) => /^[a-z][\w-]*$/.test(word) && word.length <= 24);
  return words.length > 1 && !/[,|]/.test(line.split('  ')[0] ?? '') ? [words[1] as string] : words.slice(0, 1);
}

function lack(name: string, line: string): Lack {
  return { name, line, hint: readValueHint(line) };
}

function once<T extends Lack>(all: readonly T[]): T[] {
  return [...new Map(all.map((each) => [each.name, each])).values()].slice(0, 8);
}
