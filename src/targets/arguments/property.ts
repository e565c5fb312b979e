import type { JsonObject } from '../../schema/json.ts';

/** A top-level property of an input schema. */
export interface Property { name: string; kebab: string; schema: JsonObject; required: boolean }
