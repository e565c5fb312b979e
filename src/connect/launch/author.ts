import type { GivenBy } from './given-by.ts';

/**
 * Whose words a command and its arguments are. A person means the files that they name. A config may be anyone's: it shows its own
 * project, where it is a project's, and the program that it starts. `by`: where the words stand that are no config's, but get no more than one.
 */
export type Author = { kind: 'person' } | { kind: 'config'; project?: string; by?: GivenBy };
