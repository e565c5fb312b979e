import type { Json } from '../../schema/json.ts';
import type { PolicyItem, PolicyRequest } from '../../schema/policy.ts';
import type { ToolDefinition } from '../../schema/tool.ts';
import type { PlaceError } from '../../text/errors/place-error.ts';
import type { ReadFile } from '../files/client-files.ts';
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

/** One file of an installed policy. */
export interface InstalledPart extends ReadFile { place: string }

/** An installed policy as its product reads it, from one file or several. */
export interface InstalledPolicy {
  target: Product;
  data: Json;
  text: string;
  /** The files that count, the weakest first; none where the policy was not read from files. */
  parts?: readonly InstalledPart[];
  /** Files that the product takes for nothing, and why. */
  dropped?: readonly PlaceError[];
}

/** The names most like a misspelt one, nearest first. */
export type Nearest = (wanted: string, names: Iterable<string>) => string[];
