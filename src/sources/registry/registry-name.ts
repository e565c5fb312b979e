import { sha256 } from '../../text/sha256.ts';

/** Names of a registry: a namespace in the order of a domain turned round, one slash, a name. */
const namePattern = /^[a-zA-Z0-9][a-zA-Z0-9.-]{0,150}\/[a-zA-Z0-9._-]{1,100}$/;

/** Whether a text is a name that a registry may give. */
export function isRegistryName(name: unknown): name is string {
  return typeof name === 'string' && namePattern.test(name);
}

/**
 * The id of a server that a registry lists: its name cleaned, two hyphens, and ten hex digits of the name's SHA-256. So no two
 * names share an id, also not `a.b/c` and `a-b/C`, and none takes that of a server somebody wrote a file for.
 */
export function registryServerId(name: string): string {
  const cleaned = name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 80).replace(/-$/, '');
  return `${cleaned}--${sha256(name).slice(0, 10)}`;
}
