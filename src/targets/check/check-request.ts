import type { Json } from '../../schema/json.ts';
import type { PolicyItem, PolicyRequest } from '../../schema/policy.ts';
import type { ToolDefinition } from '../../schema/tool.ts';
import type { Product } from '../product.ts';
import type { PolicyStamp } from '../words/policy-stamp.ts';

/** One server, and what is recommended for it. */
export interface CheckedServer {
  server: string;
  /** The recommendation, without limits that a person must fill in. */
  request: PolicyRequest;
  /** `definitions[i]` belongs to `request.items[i]`. */
  definitions: ToolDefinition[];
  /** The same items with the limits that a person must fill in; `filled[i]` belongs to `request.items[i]`. */
  filled: PolicyItem[];
  /** Whether these limits are part of the recommendation. */
  wantsFill: boolean;
  /** Every tool the server has, also those that the request is not about. */
  known: string[];
  /** Whether it may have more: then a rule for a tool that was not seen is no finding. */
  isPartial?: boolean;
  stamp: PolicyStamp;
}

/** An installed policy as its product reads it. */
export interface InstalledPolicy {
  target: Product;
  data: Json;
  text: string;
}

/** The names most like a misspelt one, nearest first. */
export type Nearest = (wanted: string, names: Iterable<string>) => string[];
