import type { PolicyRequest } from '../../../schema/policy.ts';
import { sayKey } from '../../words/refusing-words.ts';

/** How to apply it. */
export function dockerAgentSteps({ serverKey }: PolicyRequest): string[] {
  return [
    'Add permissions to the YAML of the agent, or under settings in ~/.config/cagent/config.yaml for all agents; keep the entries that are there.',
    sayKey('name of the mcp toolset', serverKey),
    'Run the agent with --safety strict: in the other modes entries under ask of an agent yield to the mode, and without one a tool runs that says of itself that it only reads.',
    'Leave --yolo out: in that mode all runs that is not denied.',
    'Call an allowed, an asked and a denied tool once and see what Docker Agent does: this format was read and never tried.',
  ];
}
