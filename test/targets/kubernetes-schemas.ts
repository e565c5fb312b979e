/**
 * Schemas of our own, written from the limits that the vendors' sources document; not the vendors' CRDs. Unknown fields are errors,
 * so a field that is spelled wrongly is noticed.
 */
const closed = (properties: Record<string, object>, required: string[] = []) => ({ type: 'object', properties, required, additionalProperties: false });
const label = { type: 'string', pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', maxLength: 63 };
const texts = (maxItems: number) => ({ type: 'array', items: { type: 'string' }, maxItems });
const atMostOne = (a: string, b: string) => ({ not: { required: [a, b] } });

/** MCPRoute: validation markers in api/v1beta1/mcp_route.go of envoyproxy/ai-gateway, v1.1.0. */
export const mcpRouteSchema = closed({
  apiVersion: { const: 'aigateway.envoyproxy.io/v1beta1' }, kind: { const: 'MCPRoute' }, metadata: closed({ name: label }, ['name']),
  spec: closed({
    parentRefs: { type: 'array', minItems: 1, maxItems: 16, items: closed({ name: label, kind: { const: 'Gateway' }, group: { type: 'string' } }, ['name']) },
    backendRefs: {
      type: 'array', minItems: 1, maxItems: 256,
      items: closed({
        name: label, kind: { type: 'string' }, group: { type: 'string' },
        toolSelector: {
          ...closed({ include: texts(32), includeRegex: texts(32), exclude: texts(32), excludeRegex: texts(32) }),
          minProperties: 1, allOf: [atMostOne('include', 'includeRegex'), atMostOne('exclude', 'excludeRegex')],
        },
      }, ['name']),
    },
    securityPolicy: closed({
      authorization: closed({
        defaultAction: { enum: ['Allow', 'Deny'] },
        rules: {
          type: 'array', maxItems: 32,
          items: closed({
            target: closed({ tools: { type: 'array', minItems: 1, maxItems: 16, items: closed({ backend: { type: 'string' }, tool: { type: 'string' } }, ['backend', 'tool']) } }, ['tools']),
            cel: { type: 'string', maxLength: 4096 }, action: { enum: ['Allow', 'Deny'] },
          }),
        },
      }),
    }),
  }, ['parentRefs', 'backendRefs']),
}, ['apiVersion', 'kind', 'metadata', 'spec']);

const bucket = closed({ maxTokens: { type: 'integer', minimum: 1, maximum: 2 ** 31 - 1 }, refillPeriod: { type: 'string', pattern: '^([0-9]+h)?([0-9]+m)?([0-9]+s)$' } }, ['maxTokens', 'refillPeriod']);

/** The part of MCPServer that a policy holds: cmd/thv-operator/api/v1beta1 of stacklok/toolhive, v0.44. Rates need Redis. */
export const mcpServerSchema = closed({
  apiVersion: { const: 'toolhive.stacklok.dev/v1beta1' }, kind: { const: 'MCPServer' }, metadata: closed({ name: label }, ['name']),
  spec: {
    ...closed({
      authzConfig: closed({ type: { const: 'inline' }, inline: closed({ policies: { type: 'array', minItems: 1, items: { type: 'string' } }, entitiesJson: { type: 'string' } }, ['policies']) }, ['type', 'inline']),
      sessionStorage: closed({ provider: { enum: ['redis'] }, address: { type: 'string' } }, ['provider', 'address']),
      rateLimiting: closed({ tools: { type: 'array', items: closed({ name: { type: 'string', minLength: 1 }, shared: bucket }, ['name', 'shared']) } }, ['tools']),
    }, ['authzConfig']),
    dependencies: { rateLimiting: ['sessionStorage'] },
  },
}, ['apiVersion', 'kind', 'metadata', 'spec']);
