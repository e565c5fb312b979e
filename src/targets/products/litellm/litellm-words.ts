import type { PolicyRequest } from '../../../schema/policy.ts';
import { sayName } from '../../words/say-name.ts';

/** How to apply it. */
export function litellmSteps({ serverKey }: PolicyRequest): string[] {
  return [
    `Add the lists to the server ${sayName(serverKey)} under mcp_servers in config.yaml of the proxy, beside its url or command.`,
    'Check the names with those that the server itself lists: upper and lower case count.',
    'Look at the permissions of keys and teams: they can narrow what a server allows, and are set apart from this file.',
    'List the tools through the proxy, and see that those that are denied are missing: this format was read and never tried.',
  ];
}
