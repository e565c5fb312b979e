import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { publishedSchemas } from '../../src/schema/published-schemas.ts';

const schemas = publishedSchemas();
const compiled = new Map<string, ValidateFunction>();

/** Checks a value against a published schema, as a program would that has only the file. */
export function checkOf(name: string): ValidateFunction {
  const known = compiled.get(name);
  if (known !== undefined) return known;
  const check = formats.default(new Ajv2020({ strict: false })).compile(JSON.parse(schemas.get(`${name}-v1.json`) as string) as object);
  compiled.set(name, check);
  return check;
}

/** Fails unless a text of JSON, or a value as JSON, is as the schema says, and would not be with a field more. */
export function holds(name: string, said: unknown): void {
  const value = JSON.parse(typeof said === 'string' ? said : JSON.stringify(said)) as object | null;
  const check = checkOf(name);
  assert.ok(check(value), `${name}: ${JSON.stringify(check.errors)}`);
  if (value !== null) assert.ok(!check({ ...value, unheardOf: 1 }), `${name} takes a field that nobody knows`);
}
