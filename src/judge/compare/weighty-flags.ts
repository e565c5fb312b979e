import { flags } from '../../schema/vocabulary.ts';
import type { Flag } from '../../schema/vocabulary.ts';

/** Whether a tool that gains a flag can do more harm, or hides more, than before. What no definition should hold counts by its words, not by its flag. */
const weighs: Record<Flag, boolean> = {
  'reads-private': true, 'reads-untrusted': true, 'external-comm': true, 'open-world': false, 'bulk': true, 'bulk-read': false, 'irreversible': true, 'shell': true,
  'sql-raw': true, 'http-generic': true, 'url-param': true, 'fs-path': true, 'fs-read': true, 'fs-write': true, 'wraps-cli': true, 'browser-control': true,
  'package-install': true, 'secrets-read': true, 'secrets-in-arguments': true, 'credential-mint': true, 'permission-change': true, 'money': true, 'metered-cost': false,
  'non-idempotent': false, 'persistent-memory': true, 'agent-config-write': true, 'infra': true, 'multi-action': false, 'opaque': true, 'annotation-mismatch': true,
  'instructions-in-definition': false, 'secrets-in-definition': false, 'lookalike-name': false, 'names-other-server': false, 'schema-cut': true, 'hidden-characters': false,
};

/** Whether gaining this flag is a risk of its own. */
export function isWeighty(flag: Flag): boolean {
  return Object.hasOwn(flags, flag) && weighs[flag];
}
