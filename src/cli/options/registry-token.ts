import type { RegistryToken } from '../../connect/packages/npm/npm-config.ts';
import { PlaceError } from '../../text/errors/place-error.ts';

/** One `--registry-token-env`, `NAME` or `@scope=NAME`, added to the others: the value of that variable. Throws `PlaceError`; values are never said. */
export function registryToken(written: string, others: readonly RegistryToken[] = []): RegistryToken[] {
  const [, scope, name = ''] = /^(?:(@[\w~][\w.~-]*)=)?([A-Za-z_]\w*)$/.exec(written) ?? [];
  if (name === '') throw new PlaceError('--registry-token-env', 'is no name of a variable', 'Write NAME, or @scope=NAME.');
  const value = process.env[name] ?? '';
  if (value === '') throw new PlaceError(`--registry-token-env ${name}`, 'this variable is not set', 'Set it, or leave the option out.');
  return [...others, { value, ...(scope !== undefined && { scope }) }];
}
