import type { GivenValues } from '../../flow/scan/plan/given-values.ts';
import type { Source } from '../../sources/parse-source.ts';
import { PlaceError } from '../../text/errors/place-error.ts';
import { passedVariables } from './passed-variables.ts';

/** Options for what is started. */
export interface GivenOptions { env?: string[]; arg?: string[]; bin?: string }

/** Which sources take which of them. */
const takers: Record<keyof GivenOptions, readonly Source['kind'][]> = { env: ['npm', 'pypi', 'oci', 'command', 'catalog'], arg: ['npm', 'pypi', 'oci', 'catalog'], bin: ['npm', 'catalog'] };

const whose: Record<keyof GivenOptions, string> = {
  env: 'a variable is for a package, an image or a command that is started: npm:, pypi:, oci:, a catalog id or --',
  arg: 'an argument is for a package or an image that is started: npm:, pypi:, oci: or a catalog id',
  bin: 'which command to start is for a package: npm: or a catalog id',
};

/** What `--env`, `--arg` and `--bin` give a server. Throws `PlaceError`, also where nothing takes them; values are never said. */
export function givenValues(options: GivenOptions, source: Source): GivenValues {
  for (const name of ['env', 'arg', 'bin'] as const) if (options[name] !== undefined && !takers[name].includes(source.kind)) throw refused(name, source);
  const { env = [], arg: args = [], bin } = options;
  return { args, env: Object.fromEntries(env.map(variable)), ...(bin !== undefined && { bin }) };
}

function refused(name: keyof GivenOptions, source: Source): PlaceError {
  const remedy = source.kind === 'command' ? 'Write it behind --, where the command has its own.' : ['file', 'folder', 'installed', 'stdin'].includes(source.kind)
    ? 'Write it into the config, or let a config have a variable of yours with --pass-env NAME.' : 'Leave it out.';
  return new PlaceError(`--${name}`, whose[name], remedy);
}

function variable(text: string): [string, string] {
  const [name = '', value] = text.split(/=(.*)/s);
  // The whole text may be a secret by mistake, so the error does not repeat it.
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) throw new PlaceError('--env', 'has no name of a variable', 'Write it as NAME, or NAME=VALUE.');
  if (value?.includes('\0') === true) throw new PlaceError(`--env ${name}`, 'has a value that no variable can have', 'Correct it.');
  return [name, value ?? passedVariables([name], process.env, '--env').get(name) as string];
}
