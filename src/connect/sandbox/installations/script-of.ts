import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';

/** A program that runs files written for it: which of its options take the next word, and which mean that no file is run. */
interface Interpreter { takesNext: RegExp; runsNoFile: RegExp; verbs?: RegExp }

const javascript: Interpreter = {
  takesNext: /^(-r|-C|-L|--(require|import|loader|experimental-loader|conditions|env-file|env-file-if-exists|title|inspect-port|stack-trace-limit|tsconfig|config|cwd|preload|import-map|lock|cert|location|seed))$/,
  runsNoFile: /^(-e|-p|-pe|--eval|--print|-i|--interactive|-c|--check|--test)(=|$)/,
  verbs: /^(run|watch|x|task|serve)$/,
};
const python: Interpreter = { takesNext: /^-[WXQ]$|^--check-hash-based-pycs$/, runsNoFile: /^-[a-zA-Z]*[cm]/ };
const others: Interpreter = { takesNext: /^-[IdfC]$/, runsNoFile: /^-[a-zA-Z]*[ceErRs]$/ };
/** `uv run [--with x] file`, `poetry run`, `pipenv run`: they run python files, or what follows. */
const uv: Interpreter = { takesNext: /^(-p|-w|-f|-C|--(with|with-editable|with-requirements|python|directory|project|extra|group|env-file|index|index-url|extra-index-url|find-links|package|config-file|cache-dir|refresh-package|color|no-group|only-group|link-mode|resolution|prerelease))$/, runsNoFile: /^(-m|--module)$/, verbs: /^(run|tool|python\d?)$/ };

const interpreters: readonly (readonly [RegExp, Interpreter])[] = [
  [/^(node|nodejs|bun|deno|tsx|ts-node|ts-node-esm|nodemon)$/, javascript],
  [/^(python|pypy)[\d.]*w?$/, python], [/^(uv|poetry|pipenv|pdm|hatch|rye)$/, uv],
  [/^(ruby|php|perl|lua|Rscript|bash|sh|zsh|dash|pwsh|powershell)[\d.]*$/, others],
];
const places = /^--(directory|project|cwd|dir|prefix)$/;

/** Variables by which such a program loads more than its file: whoever writes one there decides what is run. */
const loading = /^(NODE_OPTIONS|BUN_OPTIONS|RUBYOPT|PERL5OPT|PERL5LIB|PYTHONPATH|PYTHONHOME|PYTHONSTARTUP|BASH_ENV|ENV|LD_PRELOAD|LD_AUDIT|DYLD_INSERT_LIBRARIES)$/;

/** The file that an interpreter is told to run, from `cwd`, or the folder of the project that it is told to run something of; null where it is told none. */
export function scriptOf(command: string, args: readonly string[], cwd: string): string | null {
  const name = basename(command.replaceAll('\\', '/')).replace(/\.(exe|cmd)$/i, '');
  const interpreter = interpreters.find(([pattern]) => pattern.test(name))?.[1];
  if (interpreter === undefined) return null;
  let base = cwd;
  let file: string | null = null;
  for (let at = 0; at < args.length && file === null; at += 1) {
    const arg = args[at] as string;
    if (interpreter.runsNoFile.test(arg)) return null;
    const inline = /^--(?:directory|project|cwd|dir|prefix)=(.*)$/s.exec(arg)?.[1];
    const place = inline ?? (places.test(arg) ? args[at + 1] : undefined);
    if (place !== undefined) base = resolve(base, place);
    if (inline === undefined && (interpreter.takesNext.test(arg) || places.test(arg))) at += 1;
    else if (arg === '--') file = args[at + 1] ?? '';
    else if (!arg.startsWith('-') && interpreter.verbs?.test(arg) !== true) file = arg;
  }
  if (file === null || file === '' || /^[a-z][a-z0-9+.-]+:/i.test(file)) return null;
  const path = resolve(base, file);
  return existsSync(path) || base === cwd ? path : base;
}

/** Whether variables make an interpreter run something else before its file. */
export function loadsMore(args: readonly string[], env: Readonly<Record<string, string>>): boolean {
  return args.some((arg) => /^(-r|-l|--(require|import|loader|experimental-loader|preload))(=|$)/.test(arg)) || Object.entries(env).some(([name, value]) => loading.test(name) && /import|require|loader|eval|data:|[/\\]|-[rMm]/.test(value));
}
