import type { z } from 'zod';
import type { policyCheckSchema, simulatedCallSchema } from '../../src/schema/output/policy-report.ts';
import type { policyRequestSchema } from '../../src/schema/output/policy-request.ts';
import type { proofSchema, verifiedClientSchema } from '../../src/schema/output/products.ts';
import type { PolicyCheck, SimulatedCall } from '../../src/schema/policy-check.ts';
import type { PolicyRequest } from '../../src/schema/policy.ts';
import type { Proof } from '../../src/schema/proof.ts';
import type { VerifiedClient } from '../../src/schema/verified.ts';

/** With every optional field required: a field that only one of two types has is then seen. */
type Whole<T> = T extends object ? { [K in keyof T]-?: Whole<T[K]> } : T;
type Same<A, B> = [Whole<A>, Whole<B>] extends [Whole<B>, Whole<A>] ? true : false;

/** Does not compile where an interface, which modules without Zod have, and its schema say different fields. */
export const sameFields: [
  Same<PolicyRequest, z.infer<typeof policyRequestSchema>>,
  Same<PolicyCheck, z.infer<typeof policyCheckSchema>>,
  Same<SimulatedCall, z.infer<typeof simulatedCallSchema>>,
  Same<Proof, z.infer<typeof proofSchema>>,
  Same<VerifiedClient, z.infer<typeof verifiedClientSchema>>,
] = [true, true, true, true, true];
