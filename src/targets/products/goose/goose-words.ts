import type { PolicyRequest } from '../../../schema/policy.ts';
import { sayKey } from '../../words/refusing-words.ts';

/** How to apply it. */
export function gooseSteps({ serverKey }: PolicyRequest): string[] {
  return [
    'Put the lists into ~/.config/goose/permission.yaml while Goose is not running: it writes that file itself. Keep all three lists, or it starts with no rules at all.',
    sayKey('extensions in config.yaml', serverKey),
    'Set GOOSE_MODE to approve: in auto every tool runs, whatever the lists say.',
    'Look for names that stand in two lists: what is always allowed is never asked about or refused.',
    'Call an allowed, an asked and a denied tool once and see what Goose does: this format was read and never tried.',
  ];
}
