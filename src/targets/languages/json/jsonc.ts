import type { Format } from '../format.ts';
import { printJsonc } from './print-jsonc.ts';
import { readJsonc } from './read-jsonc.ts';

/** JSON with comments, as editors keep settings. */
export const jsonc: Format = { language: 'jsonc', print: printJsonc, read: readJsonc };
