import type { Format } from '../format.ts';
import { printJson } from './print-json.ts';
import { readJsonc } from './read-jsonc.ts';

/** JSON without comments; read as leniently as the programs that take it are. */
export const json: Format = { language: 'json', print: printJson, read: readJsonc };
