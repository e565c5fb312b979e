import type { Format } from '../format.ts';
import { printYaml } from './print-yaml.ts';
import { readYaml } from './read-yaml.ts';

/** YAML of one document that is a mapping. */
export const yaml: Format = { language: 'yaml', print: printYaml, read: readYaml };
