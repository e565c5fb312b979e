import type { Json } from '../../schema/json.ts';
import type { PolicyOutcome } from '../../schema/policy.ts';

/** Names of tools that a file puts under one outcome. */
export interface NameList {
  /** Where they stand, in the product's own words. */
  place: string;
  outcome: PolicyOutcome;
  names: readonly string[];
}

/** The lists of a file that can be about a server, in the order in which the product asks them. */
export type FindLists = (data: Json, serverKey: string) => NameList[];
