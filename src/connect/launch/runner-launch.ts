import type { HostRule } from '../../schema/network/host-rule.ts';
import type { CommandLaunch } from './launch.ts';

/** What a package or an image is started with, besides its name. */
export interface RunnerOptions { args?: string[]; env?: Record<string, string>; hosts?: readonly HostRule[]; files?: Record<string, string>; /** Of docker, before the image: about the inside of the container alone. */ options?: readonly string[] }

/** Memory and processes of a container: those of the largest server seen, times four. */
const containerLimits = ['--memory', '2g', '--pids-limit', '512'];

/**
 * How `uvx` starts a package of PyPI: it makes an environment of its own in the fresh home, for which
 * it must reach the hosts of its package index: only those that somebody named are let through.
 * `name@version` as uv's tools guide has it; the command is the one named like the package.
 */
export function pypiLaunch(name: string, version: string | null, { args = [], env = {}, files = {}, hosts = [] }: RunnerOptions = {}): CommandLaunch {
  return { kind: 'command', command: 'uvx', args: [version === null ? name : `${name}@${version}`, ...args], env, files, hosts };
}

/**
 * How docker starts an image: removed when it ends, no rights, no network (the daemon fetches the image): docker knows all
 * hosts or none, so `hosts` are refused when it comes to a start. Variables go into the container alone: in docker's own environment they could steer docker.
 */
export function ociLaunch(image: string, { args = [], env = {}, hosts = [], options = [] }: RunnerOptions = {}): CommandLaunch {
  const variables = Object.entries(env).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
  const words = ['run', '--rm', '--interactive', '--init', '--network', 'none', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges',
    ...containerLimits, ...options, ...variables, image, ...args];
  return { kind: 'command', command: 'docker', args: words, env: {}, hosts, contained: true };
}
