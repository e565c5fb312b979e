import type { PolicyRequest } from '../../../schema/policy.ts';
import { sayName } from '../../words/say-name.ts';

/** How to apply it. */
export function dockerMcpGatewaySteps({ serverKey }: PolicyRequest): string[] {
  return [
    'Add the list to ~/.docker/mcp/tools.yaml; where the feature profiles is on, give the same names to docker mcp profile tools with --disable-all first and --enable for each.',
    `Check that the catalog calls the server ${sayName(serverKey)}: a server without a list offers all its tools.`,
    'Leave out --tools when you start the gateway: it replaces what the file says.',
    'List the tools through the gateway, and see that those that are denied are missing: this format was read and never tried.',
  ];
}
