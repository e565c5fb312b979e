import { z } from 'zod';
import { flags, termsOf } from '../vocabulary.ts';

const flag = z.enum(termsOf(flags));

/** One file of `catalog/attacks/<attack>.yaml`: a documented attack pattern, and when a tool is exposed to it. */
export const attackSchema = z.strictObject({
  title: z.string().min(1),
  status: z.enum(['in-the-wild', 'demonstrated', 'structural', 'reported', 'analogous']),
  summary: z.string().min(1).describe('Two or three sentences of our own: what happens, and a dated case where there is one.'),
  abuses: z.string().min(1).describe('Ends the sentence "It abuses that this tool …".'),
  exposed: z.strictObject({
    any: z.array(flag).min(1).describe('A tool with one of these flags is exposed.'),
    with: z.array(flag).default([]).describe('… when another tool of the session has one of these.'),
  }),
  controls: z.array(z.string().min(1)).min(1).describe('What helps, imperative, most effective first.'),
  maps: z.strictObject({
    'owasp-mcp': z.array(z.string().regex(/^MCP\d\d$/)).default([]),
    'owasp-agentic': z.array(z.string().regex(/^ASI\d\d$/)).default([]),
    atlas: z.array(z.string().regex(/^AML\.T\d{4}(\.\d{3})?$/)).default([]),
    cwe: z.array(z.string().regex(/^CWE-\d+$/)).default([]),
    cve: z.array(z.string().regex(/^CVE-\d{4}-\d+$/)).default([]),
  }),
  references: z.array(z.strictObject({
    title: z.string().min(1),
    url: z.url(),
    date: z.string().regex(/^\d{4}(-\d\d(-\d\d)?)?$/).optional(),
  })).min(1).describe('Only documents that somebody opened.'),
  cases: z.strictObject({
    exposed: z.array(z.array(flag)).min(1).describe('Flags of tools that are exposed.'),
    safe: z.array(z.array(flag)).min(1).describe('Flags of tools that are not.'),
  }),
});
export type Attack = z.infer<typeof attackSchema>;
