import type { ServerSpec } from '../../schema/catalog/server-spec.ts';
import { startOfVariant, variantId } from '../../schema/catalog/variant.ts';

/** The server files of a catalog with one more for each variant, by `<server>--<variant>`, right behind its server. */
export function withVariants(specs: ReadonlyMap<string, ServerSpec>): Map<string, ServerSpec> {
  return new Map([...specs].flatMap(([server, spec]) => [[server, spec] as const, ...variantSpecs(server, spec)]));
}

/** How each variant of a server is started, by its id. */
export function variantSpecs(server: string, { variants, starter: _starter, ...spec }: ServerSpec): [string, ServerSpec][] {
  return Object.entries(variants).map(([name, variant]) => [variantId(server, name), { ...spec, ...startOfVariant(spec, variant), variants: {}, starter: false }]);
}
