import type { TargetId } from './policy.ts';

/** One thing that was looked at while a client ran, and how it came out. `found`: what was seen instead. */
export interface ClientCheck { says: string; passed: boolean; found?: string }

/** What running one client under our policies showed. `notRun`: what could not be tried with it; `error`: why it could not be run at all. */
export interface VerifiedClient { version: string; day: string; checks: ClientCheck[]; notRun?: string[]; error?: string }

/** `catalog/verified.json`, written by `npm run verify:clients`: the clients that were run, by product. */
export type VerifiedRecord = Partial<Record<TargetId, VerifiedClient>>;

/** Whether a client did as its policy says. */
export function isVerified(client: VerifiedClient | undefined): client is VerifiedClient {
  return client !== undefined && client.error === undefined && client.checks.length > 0 && client.checks.every(({ passed }) => passed);
}
