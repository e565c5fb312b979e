import { z } from 'zod';

/** Why a program that asked for a way out of its sandbox was refused. */
export const refusals = {
  'not-listed': 'no rule allows it',
  'inner-address': 'it is an address of this machine or of a private network',
  malformed: 'what was asked for could not be read',
  'too-much': 'too much was asked for or carried',
  'proxy-unsupported': "the user's own proxy is of a kind that cannot be asked",
} as const satisfies Record<string, string>;

/** The id of a refusal. */
export type Refusal = keyof typeof refusals;

/** A place that a program asked to reach. */
export const askedSchema = z.strictObject({
  host: z.string().max(400).describe("The program's word, made safe to show; empty where it could not be read, and for all past the most that are told apart."),
  port: z.number().int().min(0).max(65535),
  allowed: z.boolean(),
  why: z.enum(Object.keys(refusals) as [Refusal, ...Refusal[]]).optional().describe('Why it was refused.'),
  count: z.number().int().positive(),
});
export type Asked = z.infer<typeof askedSchema>;

/** What a program did about the network while only its list was wanted. */
export const networkFindings = {
  'calls-home': 'it asked for a host that nobody allowed, while only its list was wanted',
  'passes-proxy-by': 'it tried to reach the network without the proxy that it is told of',
} as const satisfies Record<string, string>;

/** The id of such a finding. */
export type NetworkFinding = keyof typeof networkFindings;

/** What was seen of a program and the network. */
export interface NetworkSeen {
  /** Places that it asked for, in the order they first came. */
  asked: readonly Asked[];
  /** How often it tried to get past the proxy, as the kernel counted: one attempt may count more than once. */
  direct: number;
  findings: NetworkFinding[];
}

/** What was seen, with the findings it comes to; undefined when a program asked for nothing. */
export function networkSeen({ asked = [], direct = 0 }: { asked?: readonly Asked[] | undefined; direct?: number | undefined }): NetworkSeen | undefined {
  if (asked.length === 0 && direct === 0) return undefined;
  return { asked, direct, findings: [...(asked.some(({ allowed }) => !allowed) ? ['calls-home' as const] : []), ...(direct > 0 ? ['passes-proxy-by' as const] : [])] };
}
