import type { Limits } from '../../limits.ts';
import type { Container } from './container-arguments.ts';
import { containerLabel, rightsWords, variableWords, writingWords } from './holding-words.ts';

/**
 * The words before those of a launch that have an image run as what it is: what shuts it in, as any other container, but for its user, its folder and
 * what it begins with, which are the image's or the launch's. No limits of files: podman could not set them without rights over all limits.
 */
export function imageArguments(env: Readonly<Record<string, string>>, { name, client, run, variablesFile }: Omit<Container, 'image'>, limits: Limits): string[] {
  return [
    'run', '--rm', '--interactive', '--init', '--log-driver', 'none', '--no-healthcheck', '--name', name, '--label', `${containerLabel}=${run}`, '--hostname', 'toolrisk',
    ...writingWords(client, limits), ...rightsWords(limits), ...variableWords(env, variablesFile),
  ];
}
