import type { PolicyRequest } from '../../../schema/policy.ts';
import { clientWords } from '../../words/client-words.ts';
import { refusingWords } from '../../words/refusing-words.ts';
import type { EffectWords } from '../../words/say-effect.ts';
import { sayName } from '../../words/say-name.ts';

/** What its policy does, in sentences. */
export const rooCodeWords: EffectWords = { ...refusingWords('Roo Code'), ...clientWords('Roo Code') };

/** How to apply it. */
export function rooCodeSteps({ serverKey }: PolicyRequest): string[] {
  return [
    `Add the lists to the server ${sayName(serverKey)} in .roo/mcp.json of a project or in mcp_settings.json, beside its command or url.`,
    'Switch auto-approval of MCP on in Roo Code: without it, what is listed asks too.',
    'Look for * in alwaysAllow: it lets every tool of the server run.',
    'Call an allowed, an asked and a denied tool once and see what Roo Code does: this format was read and never tried.',
  ];
}
