import type { Launch } from '../../../connect/launch/launch.ts';
import { ociLaunch } from '../../../connect/launch/runner-launch.ts';
import type { LaunchMeaning } from '../../../sources/launch-words/launch-meaning.ts';

/** How what a command means is started or reached, and in a sentence what of it was left out. */
export function launchOfMeaning(means: LaunchMeaning, secrets: readonly string[]): { launch: Launch; note?: string } {
  switch (means.kind) {
    case 'url': return { launch: { ...means, secrets } };
    case 'npm': return { launch: { ...means, files: {}, hosts: [], secrets } };
    case 'oci': return imageOf(means, secrets);
  }
}

function imageOf({ image, args, options, leftOut, ...means }: Extract<LaunchMeaning, { kind: 'oci' }>, secrets: readonly string[]): { launch: Launch; note?: string } {
  // What docker finds no value for, it does not set.
  const env = Object.fromEntries(Object.entries(means.env).filter(([, value]) => value !== ''));
  const launch = { ...ociLaunch(image, { args, env, options }), secrets };
  return leftOut.length === 0 ? { launch } : { launch, note: `Not passed to the container, because they expose this machine: ${[...new Set(leftOut)].join(', ')}.` };
}
