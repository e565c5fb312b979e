import { visible } from '../text/visible.ts';

/**
 * What is said below the stack of a defect. Where it may be reported only a setting knows, `TOOLRISK_REPORT_URL`: whoever hands toolrisk out sets
 * it to an address that somebody reads.
 */
export function sayDefect(env: NodeJS.ProcessEnv): string {
  const address = env['TOOLRISK_REPORT_URL'] ?? '';
  return `This is a defect of toolrisk, not of what it was given.${address === '' ? '' : ` Report it with the lines above: ${visible(address)}`}`;
}
