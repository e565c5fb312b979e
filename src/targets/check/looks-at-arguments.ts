import type { Json } from '../../schema/json.ts';
import type { Product } from '../product.ts';

/** Whether a condition under which a product with roles lets a tool through looks at the arguments of a call. */
export function looksAtArguments({ conditions }: Product, data: Json, serverKey: string, tool: string): boolean {
  return (conditions?.on(data, serverKey, tool) ?? []).some((text) => /"attr":"(?:arg_|input")|\bR\.attr\b|\brequest\.resource\.attr\b/.test(text));
}
