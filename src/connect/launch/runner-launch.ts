import type { HostRule } from '../../schema/network/host-rule.ts';
import { nobody } from '../sandbox/containers/holding-words.ts';
import type { CommandLaunch } from './launch.ts';

/** What a package or an image is started with, besides its name. */
export interface RunnerOptions { args?: string[]; env?: Record<string, string>; hosts?: readonly HostRule[]; files?: Record<string, string>; /** Of docker, before the image, each with its value: about the inside of the container alone. */ options?: readonly string[] }

/**
 * How `uvx` starts a package of PyPI: it makes an environment of its own in the fresh home, for which
 * it must reach the hosts of its package index: only those that somebody named are let through.
 * `name@version` as uv's tools guide has it; the command is the one named like the package.
 */
export function pypiLaunch(name: string, version: string | null, { args = [], env = {}, files = {}, hosts = [] }: RunnerOptions = {}): CommandLaunch {
  return { kind: 'command', command: 'uvx', args: [version === null ? name : `${name}@${version}`, ...args], env, files, hosts };
}

/**
 * How docker starts an image: what shuts it in comes before these words when it is started. Docker knows all hosts or none, so `hosts` are refused when
 * it comes to a start. Variables go into the container alone. It is nobody's, unless its options name another user of the image.
 */
export function ociLaunch(image: string, { args = [], env = {}, hosts = [], options = [] }: RunnerOptions = {}): CommandLaunch {
  const namesUser = options.some((word, at) => at % 2 === 0 && word === '--user');
  return { kind: 'command', command: 'docker', args: [...(namesUser ? [] : ['--user', nobody]), ...options, image, ...args], env, hosts, contained: true };
}
