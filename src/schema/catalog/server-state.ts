import { z } from 'zod';

/** States of a server that a person who installs it should know, and how they are said. */
export const serverStates = {
  archived: 'archived: nobody works on it any more',
  deprecated: 'deprecated: its publisher says not to use it',
  renamed: 'renamed: what is new comes under another name',
  superseded: 'superseded: its maintainers name another in its place',
} as const satisfies Record<string, string>;
export type ServerStateName = keyof typeof serverStates;

/** The state of a server, as its file says it. */
export const serverStateSchema = z.strictObject({
  is: z.enum(Object.keys(serverStates) as [ServerStateName, ...ServerStateName[]]),
  says: z.string().min(1).max(300).describe('What its maintainers say of it, in our words.'),
  by: z.string().min(1).max(214).optional().describe('What takes its place: a server of the catalog, or a package.'),
  source: z.url({ protocol: /^https$/ }).describe('Where they say so.'),
  on: z.iso.date().describe('Day on which that was read.'),
});
export type ServerState = z.infer<typeof serverStateSchema>;

/** A state as reports and pages show it. `by` and `source` only where the file of the server says them. */
export const shownStateSchema = serverStateSchema.partial({ by: true, source: true, on: true }).extend({ says: z.string() });
export type ShownState = z.infer<typeof shownStateSchema>;

/** What is known of the state of a server: what its file says, and what the registry says of the version that was started. */
export function statesOf(state: ServerState | undefined, deprecated: string | undefined): ShownState[] {
  return [...(state === undefined ? [] : [state]), ...(deprecated === undefined ? [] : [{ is: 'deprecated' as const, says: deprecated }])];
}
