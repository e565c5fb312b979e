import type { CommandLaunch } from './launch.ts';

/** What a package or an image is started with, besides its name. */
export interface RunnerOptions { args?: string[]; env?: Record<string, string>; network?: boolean; files?: Record<string, string>; /** Of docker, before the image: about the inside of the container alone. */ options?: readonly string[] }

/** Memory and processes of a container: those of the largest server seen, times four. */
const containerLimits = ['--memory', '2g', '--pids-limit', '512'];

/**
 * How `uvx` starts a package of PyPI: it makes an environment of its own in the fresh home, so it needs the network.
 * `name@version` as uv's tools guide has it; the command is the one named like the package.
 */
export function pypiLaunch(name: string, version: string | null, { args = [], env = {}, files = {} }: RunnerOptions = {}): CommandLaunch {
  return { kind: 'command', command: 'uvx', args: [version === null ? name : `${name}@${version}`, ...args], env, files, network: true };
}

/**
 * How docker starts an image: removed when it ends, no rights, and no network unless it needs one (the daemon fetches the
 * image). Variables go into the container alone: in docker's own environment they could steer docker.
 */
export function ociLaunch(image: string, { args = [], env = {}, network = false, options = [] }: RunnerOptions = {}): CommandLaunch {
  const variables = Object.entries(env).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
  const words = ['run', '--rm', '--interactive', '--init', ...(network ? [] : ['--network', 'none']), '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges',
    ...containerLimits, ...options, ...variables, image, ...args];
  return { kind: 'command', command: 'docker', args: words, env: {}, network: true, contained: true };
}
