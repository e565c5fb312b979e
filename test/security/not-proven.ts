/** How the cause of a test that was left out begins, where that leaves a promise without proof on this machine. */
export const notProvenPrefix = 'not proven ';

/**
 * The `skip` of a test whose promise this machine cannot prove (no user namespaces, no groups of processes to write): the last
 * line of `npm test` counts and names those. `what`: what is not proven and why, in a few words.
 */
export function notProven(what: string): string {
  return notProvenPrefix + what;
}
