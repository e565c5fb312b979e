import type { PolicyRequest } from '../../../schema/policy.ts';
import { sayKey } from '../../words/refusing-words.ts';

/** How to apply it. */
export function zedSteps({ serverKey }: PolicyRequest): string[] {
  return [
    'Add the tools to agent.tool_permissions in settings.json of Zed 0.224 or later; keep the tools that are there.',
    sayKey('context_servers in the settings', serverKey),
    'Leave agent.tool_permissions.default at confirm: with allow, tools that are not listed run.',
    'Call an allowed, an asked and a denied tool once and see what Zed does: this format was read and never tried.',
  ];
}
