import type { PolicyRequest } from '../../../schema/policy.ts';
import { sayKey } from '../../words/refusing-words.ts';

/** How to apply it. */
export function kiroSteps({ serverKey }: PolicyRequest): string[] {
  return [
    'Add the rules to ~/.kiro/settings/permissions.yaml of Kiro IDE 1.0 or CLI 3; keep the rules that are there.',
    sayKey('mcp.json', serverKey),
    'Look for other rules with the capability mcp: deny counts before ask before allow, wherever they stand.',
    'For an older Kiro, which has no such file, list allowed tools under autoApprove and denied ones under disabledTools of the server in mcp.json.',
    'Call an allowed, an asked and a denied tool once and see what Kiro does: this format was read and never tried.',
  ];
}
