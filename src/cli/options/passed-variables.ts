import { PlaceError, PlaceErrors } from '../../text/errors/place-error.ts';

/** The variables that `--pass-env` names, with their values. Throws `PlaceErrors` for every one that is not set; values are never said. */
export function passedVariables(names: readonly string[], env: NodeJS.ProcessEnv, option = '--pass-env'): Map<string, string> {
  const problems = names.filter((name) => (env[name] ?? '') === '')
    .map((name) => new PlaceError(`${option} ${name}`, 'this variable is not set', 'Set it, or leave the option out.'));
  if (problems.length > 0) throw new PlaceErrors(problems);
  return new Map(names.map((name) => [name, env[name] as string]));
}
