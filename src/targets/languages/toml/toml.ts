import type { JsonObject } from '../../../schema/json.ts';
import type { Format } from '../format.ts';
import { printToml } from './print-toml.ts';
import { readToml } from './read-toml.ts';

/** TOML, whose root is always a table. */
export const toml: Format = { language: 'toml', print: (data, notes) => printToml(data as JsonObject, notes), read: readToml };
