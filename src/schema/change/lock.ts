import { z } from 'zod';
import { postures, termsOf } from '../vocabulary.ts';
import { serverStateSchema } from './state.ts';

/** The form of lock files that this toolrisk reads and writes. */
export const lockFormat = 1;

/** Characters of who accepted a change, and of why. */
export const longestWords = 500;
const line = z.string().min(1).max(longestWords);

/** A change that a person accepted. */
export const acceptedSchema = z.strictObject({
  server: z.string(),
  tool: z.string().nullable().describe('Null where it is of the server as a whole: its name, its texts, that it is gone.'),
  before: z.string().nullable().describe('Hash of the definition before; null where there was none.'),
  now: z.string().nullable().describe('Hash of the definition that was accepted; null where there is none.'),
  by: line.describe('Who accepted it.'),
  because: line.describe('Why.'),
  on: z.iso.date(),
});
export type Accepted = z.infer<typeof acceptedSchema>;

/** `toolrisk.lock`: what the servers of a project said when somebody looked, and what was accepted since. */
export const lockSchema = z.strictObject({
  format: z.literal(lockFormat),
  toolrisk: z.string().describe('Version that wrote it.'),
  rules: z.string().describe('State of the rules that the verdicts follow from.'),
  posture: z.enum(termsOf(postures)).describe('How careful the decisions in it are.'),
  sources: z.array(z.string()).describe('What was listed, as the command line named it; empty where that could hold a secret.'),
  servers: z.array(serverStateSchema).describe('Sorted by name.'),
  accepted: z.array(acceptedSchema).describe('Oldest first.'),
}).superRefine(({ servers }, context) => {
  tellTwice(servers.map(({ server }) => server), 'server', (message) => context.addIssue({ code: 'custom', path: ['servers'], message }));
  for (const [at, { tools }] of servers.entries()) tellTwice(tools.map(({ name }) => name), 'tool', (message) => context.addIssue({ code: 'custom', path: ['servers', at, 'tools'], message }));
});
export type Lock = z.infer<typeof lockSchema>;

function tellTwice(names: readonly string[], what: string, tell: (message: string) => void): void {
  if (new Set(names).size < names.length) tell(`names a ${what} twice`);
}
