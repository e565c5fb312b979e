import { publishedSchemas } from '../../schema/published-schemas.ts';

/** An address of the API: what it gives, by which published schema, and what stands in its place. */
interface Address { path: string; gives: string; schema: string; holds?: readonly Parameter[] }
interface Parameter { name: 'server' | 'tool'; says: string }

const server: Parameter = { name: 'server', says: 'Id of a server, as in `index.json`.' };
const tool: Parameter = { name: 'tool', says: 'The tool\'s part of an address: `slug` in its record.' };

/** The addresses that stay as they are within a version; all else on the site is for people. */
export const apiAddresses: readonly Address[] = [
  { path: '/api/v1/index.json', gives: 'All servers, with counts by class, severity and decision.', schema: 'catalog-index-v1.json' },
  { path: '/api/v1/servers/{server}.json', gives: 'A server with all of its tools, their definitions and verdicts.', schema: 'server-record-v1.json', holds: [server] },
  { path: '/tools/{server}/{tool}.json', gives: 'A tool, its verdict and its policies.', schema: 'tool-page-v1.json', holds: [server, tool] },
  { path: '/api/v1/requests/{server}.json', gives: 'What a policy of any product is made from.', schema: 'policy-request-v1.json', holds: [server] },
  { path: '/api/v1/changes.json', gives: 'Servers whose earlier versions are recorded, and releases in which risk rose.', schema: 'changes-index-v1.json' },
  { path: '/api/v1/changes/{server}.json', gives: 'What each release of a server changed.', schema: 'server-changes-v1.json', holds: [server] },
  { path: '/api/v1/registry.json', gives: 'All servers in the form in which registries list them, with the verdict under _meta.', schema: 'registry-list-v1.json' },
  { path: '/api/v1/accuracy.json', gives: 'How often verdicts are right.', schema: 'accuracy-v1.json' },
  { path: '/api/v1/coverage.json', gives: 'What part of the demand the catalog covers.', schema: 'coverage-v1.json' },
  { path: '/api/v1/products.json', gives: 'The products that policies are written for.', schema: 'products-v1.json' },
];

/** The description of the API (OpenAPI 3.1), as text. `version`: of toolrisk. */
export function openapiText(version: string): string {
  const paths = Object.fromEntries(apiAddresses.map(({ path, gives, schema, holds = [] }) => [path, {
    get: {
      operationId: operationId(path), summary: gives,
      ...(holds.length > 0 && { parameters: holds.map(({ name, says }) => ({ name, in: 'path', required: true, description: says, schema: { type: 'string' } })) }),
      responses: {
        200: { description: gives, content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema.replace(/\.json$/, '')}` } } } },
        ...(holds.length > 0 && { 404: { description: 'There is no such server or tool.' } }),
      },
    },
  }]));
  const used = new Set(apiAddresses.map(({ schema }) => schema));
  const schemas = Object.fromEntries([...publishedSchemas()].filter(([name]) => used.has(name)).map(([name, text]) => [name.replace(/\.json$/, ''), JSON.parse(text) as object]));
  const info = { title: 'toolrisk', version: '1', summary: 'What tools of MCP servers can do, and how bad that can get.', description: `Files of a static site, made by toolrisk ${version}. Nothing is asked for beyond the address.` };
  return `${JSON.stringify({ openapi: '3.1.0', info, servers: [{ url: '../..', description: 'The root of the site.' }], paths, components: { schemas } }, null, 1)}\n`;
}

function operationId(path: string): string {
  return path.replace(/\.json$/, '').replace(/^\/(api\/v1\/)?/, '').replace(/\{(\w+)\}/g, 'by-$1').replace(/\//g, '-');
}
