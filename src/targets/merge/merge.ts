import type { Json } from '../../schema/json.ts';
import type { PolicyRequest } from '../../schema/policy.ts';

/** What to bring into a settings file. */
export interface MergeRequest {
  /** The policy as the target built it from `request`. */
  data: Json;
  request: PolicyRequest;
  /** Every tool the server has, also those that the policy is not about; null where the list may be incomplete: then nothing counts as stale. */
  known: readonly string[] | null;
  /** How errors name the file. */
  place: string;
}

/** A settings text with a policy in it. Outside the edited places every character is as it was. */
export interface Merged {
  text: string;
  /** Rules that are gone, because the server no longer has their tool. */
  removed: string[];
  /** What stays, and a person should look at: one sentence each. */
  notes: string[];
}

/**
 * Brings a policy into the text of a settings file, without a byte order mark. Throws `PlaceError` where the text is none of the
 * product's, or written so that it cannot be edited safely.
 */
export type Merge = (text: string, request: MergeRequest) => Merged;
