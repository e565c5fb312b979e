import { isRandomLooking } from '../../text/secrets/random-looking.ts';
import { secretInOption } from '../../text/secrets/secret-in-option.ts';
import { isSecretName } from '../../text/secrets/secret-name.ts';
import { isChoosingName } from '../dummies/is-choosing-name.ts';
import { dummyFile } from '../dummies/dummy-file.ts';
import { dummyValue, nobodysHost } from '../dummies/dummy-value.ts';
import { steeringVariables } from '../launch-words/steering-variables.ts';
import type { DocumentedStart } from './documented-start.ts';
import type { Given, ProposedStart } from './proposed-start.ts';

/** Values that mean the same everywhere, and are nobody's. */
const plain = /^(?:true|false|on|off|yes|no|stdio|all|none|info|debug|warn|error|production|development|test|local|\d{1,6})$/i;
/** Placeholders, and what may be somebody's. */
const placeholders = [/^[<[{$%]/, /[>\]}]$/, /\byour\b|your[-_]|\bmy[-_]/i, /[-_](?:here|key|token|secret|id)$/i, /^xxx|\.\.\.|…|example|placeholder|changeme|replace/i, /^[A-Z][A-Z0-9_]{5}[A-Z0-9_]*$/];
const isPlaceholder = (value: string): boolean => placeholders.some((pattern) => pattern.test(value)) || (value.length >= 20 && /^[\w+/-]+$/.test(value));
const path = /^(?:[~.]{0,2}[\\/]|[A-Za-z]:[\\/]|\$HOME|\$\{HOME\}|%)/;
const address = /^[a-z][a-z0-9+.-]*:\/\//i;

/** The start that a document describes, with dummies where it has placeholders, addresses, paths or values of somebody's. */
export function harmlessStart({ from, bin, args, env }: DocumentedStart): ProposedStart {
  const because = `from ${from}`;
  const files: Record<string, Given> = {};
  const keep = (name: string, value: string): Given => {
    const file = dummyFile(name, value);
    if (file !== null) files[file.path] = { value: file.content, because: `a stand-in for the file that ${name || 'an argument'} names` };
    return { value, because };
  };
  const words = withoutRepeats(withoutChoices(args)).map((word, at, all) => {
    const [, flag = '', value] = /^(--?[A-Za-z][\w-]*)=(.*)$/s.exec(word) ?? [];
    if (value !== undefined) return { value: `${flag}=${keep(flag, harmless(flag, value)).value}`, because };
    const before = optionBefore(all, at);
    return keep(before, word.startsWith('-') ? word : harmless(before, word));
  });
  const variables = Object.fromEntries(Object.entries(env).filter(([name, value]) => /^[A-Za-z_]\w*$/.test(name) && steeringVariables({ [name]: value }).length === 0 && (plain.test(value) || !isChoosingName(name))).map(([name, value]) => [name, keep(name, harmless(name, value, true))]));
  return { ...(bin !== undefined && { bin: { value: bin, because } }), args: words, env: variables, files };
}

/** Without options that choose something by a value which nobody can have. */
function withoutChoices(args: readonly string[]): string[] {
  const isLost = (name: string, value: string) => isChoosingName(name) && isPlaceholder(value);
  return args.filter((word, at) => {
    const [, flag = '', value = ''] = /^(--?[A-Za-z][\w-]*)=(.*)$/s.exec(word) ?? [];
    const next = args[at + 1] ?? '';
    return !(isLost(flag, value) || isLost(optionBefore(args, at), word) || (/^--?[A-Za-z][\w-]*$/.test(word) && isLost(word, next)));
  });
}

/** A list of places is one place here. */
function withoutRepeats(args: readonly string[]): string[] {
  return args.filter((word, at) => !path.test(word) || !path.test(args[at - 1] ?? ''));
}

function optionBefore(args: readonly string[], at: number): string {
  const before = args[at - 1] ?? '';
  return /^--?[A-Za-z][\w-]*$/.test(before) ? before : '';
}

/** The value itself where it is nobody's, else a dummy. `isVariable`: it is not one of the words that choose what the program does. */
function harmless(name: string, value: string, isVariable = false): string {
  const own = name.replace(/^-+/, '');
  if (plain.test(value)) return value;
  if (isSecretName(own) || isRandomLooking(value) || secretInOption(name, value) !== null) return address.test(value) ? nowhere(value, own) : dummyValue(own === '' ? 'argument' : own);
  if (address.test(value)) return nowhere(value, own);
  if (path.test(value) || (own === '' && /(?:^|[-_<])(?:path|dir|directory|folder)s?(?:$|[->])/i.test(value))) return /\.[A-Za-z0-9]{1,5}$/.test(value) ? `\${CWD}/dummy${/\.[A-Za-z0-9]{1,5}$/.exec(value)?.[0] ?? ''}` : '${CWD}';
  if (isVariable || isPlaceholder(value)) return dummyValue(own === '' ? value.replace(/[^A-Za-z0-9_-]/g, '') : own);
  return value;
}

/** An address of the same kind that leads nowhere; one of this machine stays, for nothing is there. */
function nowhere(value: string, name: string): string {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(value)?.[1]?.toLowerCase() ?? 'https';
  if (/^https?:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?(?:\/[\w./-]*)?$/.test(value)) return value;
  if (/^https?$/.test(scheme)) return `${scheme}://${nobodysHost}${/^\/[a-z0-9./-]{1,60}$/i.exec(URL.parse(value)?.pathname ?? '')?.[0]?.replace(/\/$/, '') ?? ''}`;
  const dummy = dummyValue(`${name || scheme}_url`);
  return dummy.startsWith(`${scheme}:`) ? dummy : scheme === 'redis' ? `redis://${nobodysHost}:6379` : `${scheme}://dummy:dummy@${nobodysHost}/dummy`;
}
