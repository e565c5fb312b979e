import { z } from 'zod';
import type { JsonObject } from '../json.ts';
import type { ToolDefinition } from '../tool.ts';

/** An object that a stranger wrote, verbatim: any field may be there. That its values are JSON need not be said of JSON. */
export const openObjectSchema = z.record(z.string(), z.unknown()) as unknown as z.ZodType<JsonObject>;

/** An entry of `tools/list`, verbatim. */
export const toolDefinitionSchema = z.looseObject({ name: z.string() }).describe('The entry of tools/list, verbatim: data of a stranger, unknown fields included.') as unknown as z.ZodType<ToolDefinition>;
