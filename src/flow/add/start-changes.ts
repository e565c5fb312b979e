import { dummyFile, contentOf } from '../../sources/dummies/dummy-file.ts';
import { dummyValue } from '../../sources/dummies/dummy-value.ts';
import type { Lack, Lacks } from '../../sources/lacks/lacks.ts';
import type { Given, ProposedStart } from '../../sources/packages/proposed-start.ts';
import { shortened, visibleLine } from '../../text/visible.ts';

/** Commands by which programs with several serve over standard streams, the likeliest first. */
const serving = ['stdio', 'mcp', 'mcp-server', 'serve', 'server', 'start', 'run', 'start-mcp'];
const inHome = /^(?:\/tmp\/home\/|~\/)/;

/** A start with what the program says that it lacks; the same where it says nothing that is not given yet. */
export function withLacks(start: ProposedStart, { variables, options, positionals, files, commands }: Lacks): ProposedStart {
  let next = start;
  for (const lack of variables) next = withVariable(next, lack);
  // Where it takes both, the variable does.
  if (next === start) for (const lack of options) next = withOption(next, lack);
  if (next === start) for (const lack of positionals) next = withPositional(next, lack);
  for (const lack of files) next = withFile(next, lack);
  return next === start ? withCommand(start, commands) : next;
}

function withVariable(start: ProposedStart, { name, line, hint }: Lack): ProposedStart {
  const value = dummyValue(name, hint);
  const known = start.env[name];
  if (known !== undefined && (known.value === value || Object.keys(hint).length === 0)) return start;
  return withNamedFile({ ...start, env: { ...start.env, [name]: { value, because: said(line) } } }, name, value);
}

function withOption(start: ProposedStart, { name, line, hint }: Lack): ProposedStart {
  const value = dummyValue(name.replace(/^-+/, ''), hint);
  const because = said(line);
  const at = start.args.findIndex((word) => word.value === name || word.value.startsWith(`${name}=`));
  if (at < 0) return withNamedFile({ ...start, args: [...start.args, { value: `${name}=${value}`, because }] }, name, value);
  // Some take the value only as a word of its own.
  const words = start.args[at]?.value === name ? [] : [{ value: name, because }, { value, because }];
  return words.length === 0 ? start : { ...start, args: [...start.args.slice(0, at), ...words, ...start.args.slice(at + 1)] };
}

function withPositional(start: ProposedStart, { name, line, hint }: Lack): ProposedStart {
  const because = `asked for as ${said(name)}: ${said(line)}`;
  if (start.args.some((word) => word.because.startsWith(`asked for as ${said(name)}:`))) return start;
  const value = dummyValue(name, hint);
  return withNamedFile({ ...start, args: [...start.args, { value, because }] }, name, value);
}

function withFile(start: ProposedStart, { name, line }: Lack): ProposedStart {
  const isHome = inHome.test(name);
  const path = name.replace(inHome, '').replace(/^\/tmp\/work\//, '').replace(/^\.\//, '');
  if (path.startsWith('/') || path.split('/').includes('..') || start.files[path] !== undefined) return start;
  const home: Record<string, Given> = isHome && start.env['HOME'] === undefined ? { HOME: { value: '${CWD}', because: `for ${path}, which it keeps in its home` } } : {};
  return { ...start, env: { ...start.env, ...home }, files: { ...start.files, [path]: { value: contentOf(path), because: said(line) } } };
}

function withNamedFile(start: ProposedStart, name: string, value: string): ProposedStart {
  const file = dummyFile(name, value);
  return file === null || start.files[file.path] !== undefined ? start : { ...start, files: { ...start.files, [file.path]: { value: file.content, because: `a stand-in for the file that ${said(name)} names` } } };
}

/** With the command that serves, where it lists such, and none is given. */
function withCommand(start: ProposedStart, commands: readonly string[], because = 'a command that its usage lists'): ProposedStart {
  const command = serving.find((each) => commands.includes(each));
  return command === undefined || start.args.some(({ value }) => commands.includes(value)) ? start : { ...start, args: [{ value: command, because }, ...start.args] };
}

/** With variables and files of another start that are not given yet. */
export function withValues(start: ProposedStart, other: Pick<ProposedStart, 'env' | 'files'>): ProposedStart {
  const missing = Object.keys(other.env).some((name) => start.env[name] === undefined);
  return missing ? { ...start, env: { ...other.env, ...start.env }, files: { ...other.files, ...start.files } } : start;
}

/** A program's words as a clause of a comment. */
function said(words: string): string {
  return shortened(visibleLine(words).trim(), 160);
}
