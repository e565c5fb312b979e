/** Why a record comes to no server file. */
export const reasons = {
  'bad-record': 'is no record of a server',
  'bad-name': 'has a name that is none of a registry',
  'nothing-to-start': 'has neither a package nor an address',
  'unknown-registry': 'has packages of registries that are not supported (mcpb, nuget, …)',
  'other-registry': 'has packages that lie in a registry of its own',
  'not-pinned': 'names no exact version of its package',
  'bad-package': 'has a package whose name is none',
  'not-stdio': 'has a package that serves HTTP instead of standard streams',
  'bad-address': 'has an address that is none, or none of https',
  'needs-values': 'has an address with places to fill in',
} as const;

/** The id of a reason. */
export type Reason = keyof typeof reasons;
