import { bodyMark, headMark } from './shell-marks.ts';

/**
 * Whether pages are rendered as shells, which the build fills (steps/write-pages.ts): always but in development, and with TOOLRISK_PAGES=astro,
 * where Astro renders each page to the same bytes.
 */
export function isShell(isDevelopment: boolean): boolean {
  return !isDevelopment && process.env['TOOLRISK_PAGES'] !== 'astro';
}

/** The head and the parts of the body of a shell. */
export const shellTexts = { head: headMark, body: bodyMark };
