import type { Words } from './launch-meaning.ts';
import { programName } from './program-name.ts';
import { splitCmdLine, splitLine } from './split-line.ts';

const assignment = /^([A-Za-z_]\w*)=(.*)$/s;

/** The one simple command that a shell, `cmd /c` or `env` is given; null for any other words. */
export function unwrapShell({ words: [command = '', ...rest], env }: Words): Words | null {
  const name = programName(command);
  if (name === 'cmd') return withoutCmd(rest, env);
  if (name === 'env') return withAssignments(rest, env);
  return /^(?:sh|bash|dash|ash|zsh|ksh)$/.test(name) ? withoutShell(rest, env) : null;
}

function withoutCmd(rest: readonly string[], env: Words['env']): Words | null {
  const at = rest.findIndex((word) => /^\/c$/i.test(word));
  if (at < 0 || !rest.slice(0, at).every((word) => /^\/[dsq]$/i.test(word))) return null;
  const given = rest.slice(at + 1);
  // With /s the whole rest stands in quotes of its own.
  const words = given.length === 1 ? splitCmdLine((given[0] as string).replace(/^"(.*)"$/s, '$1')) : given.some((word) => splitCmdLine(word) === null) ? null : given;
  return words === null || words.length === 0 ? null : { words, env };
}

function withoutShell(rest: readonly string[], env: Words['env']): Words | null {
  const at = rest.findIndex((word) => /^-[a-z]*c$/.test(word));
  const options = at < 0 ? [] : rest.slice(0, at + 1);
  if (at < 0 || rest.length !== at + 2 || !options.every((word) => /^(?:-[lice]{1,4}|--login|--norc|--noprofile|--posix)$/.test(word))) return null;
  const words = splitLine((rest[at + 1] as string).trim(), env);
  if (words === null) return null;
  return withAssignments(words[0] === 'exec' ? words.slice(1) : words, env);
}

/** Variables that stand before a command are its own. */
function withAssignments(words: readonly string[], env: Words['env']): Words | null {
  const at = words.findIndex((word) => !assignment.test(word));
  if (at < 0 || (words[at] as string).startsWith('-')) return null;
  const own = words.slice(0, at).map((word) => { const [, name, value] = assignment.exec(word) as unknown as [string, string, string]; return [name, value]; });
  return { words: words.slice(at), env: { ...env, ...Object.fromEntries(own) as Record<string, string> } };
}
