import type { Json } from '../../schema/json.ts';
import type { PolicyRequest } from '../../schema/policy.ts';

/** Makes one policy of those of several servers. `requests[i]` is what `all[i]` was built from. */
export type Combine = (all: readonly Json[], requests: readonly PolicyRequest[]) => Json;
