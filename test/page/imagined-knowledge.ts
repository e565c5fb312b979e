import type { Knowledge } from '../../src/schema/knowledge/knowledge.ts';
import type { Rule } from '../../src/schema/knowledge/rule.ts';

const rate = { max: 30, window: 'minute', because: 'A person checks no faster.' } as const;
/** The little that imagined servers are judged by. */
export const imaginedKnowledge: Knowledge = {
  version: 'abcdefabcdef', lexicon: {}, domains: {}, languages: {},
  rules: {
    'name-says-so': {
      says: 'The name says what it does.', when: {}, adds: { effects: 'observe' }, strength: 'decisive',
      cases: { match: [{ name: 'get_order' }], pass: [{ name: 'frobnicate' }] },
    } as unknown as Rule,
    'makes-credentials': { says: 'What it makes is a credential.' } as Rule,
    'description-deletes': { says: 'The description deletes.' } as Rule,
  },
  attacks: {
    'prompted-deletion': {
      title: 'Deletion by a planted instruction', status: 'demonstrated', summary: 'Text that the agent reads tells it to delete.', abuses: 'deletes on request.',
      exposed: { any: ['irreversible'], with: [] }, controls: ['Ask a person before each call.'],
      maps: { 'owasp-mcp': [], 'owasp-agentic': [], atlas: [], cwe: [], cve: [] }, references: [{ title: 'An example', url: 'https://example.org/' }],
      cases: { exposed: [['irreversible']], safe: [['reads-private']] },
    },
    'token-theft': {
      title: 'Tokens that outlive their task', status: 'in-the-wild', summary: 'An agent is talked into issuing a token, and whoever reads its transcript keeps the access. It happened in 2026.',
      abuses: 'hands out credentials that work without the agent.', exposed: { any: ['credential-mint'], with: [] }, controls: ['Ask a person before each call.', 'Give tokens a short life.'],
      maps: { 'owasp-mcp': ['MCP01'], 'owasp-agentic': ['ASI03'], atlas: ['AML.T0055'], cwe: ['CWE-522'], cve: ['CVE-2025-6514'] },
      references: [{ title: 'A report', url: 'https://example.org/report', date: '2026-01' }, { title: 'Not a web page', url: 'javascript:alert(1)' }],
      cases: { exposed: [['credential-mint']], safe: [['reads-private']] },
    },
    'carried-out': {
      title: 'Secrets carried out by another tool', status: 'demonstrated', summary: 'What this tool returns leaves through a tool that sends.', abuses: 'returns secrets into the context.',
      exposed: { any: ['secrets-read'], with: ['external-comm'] }, controls: ['Keep tools that send out of the session.'],
      maps: { 'owasp-mcp': [], 'owasp-agentic': [], atlas: [], cwe: [], cve: [] }, references: [{ title: 'An example', url: 'https://example.org/' }],
      cases: { exposed: [['secrets-read']], safe: [['reads-private']] },
    },
  },
  severity: { rows: {}, modifiers: {}, floors: {}, ceilings: {}, unclassified: { says: 'Nothing is known.', severity: 'high' } },
  decisions: { rows: {}, rates: { read: rate, write: rate, execute: rate, destructive: rate, financial: rate, unclassified: rate } },
  confidence: { measured: 'Made for tests.',
    rows: { 'name-sentence': { says: 'Name and first sentence agree.', agree: ['name', 'sentence'], against: false, right: 383, severityRight: 400, of: 412, value: 0.93, cases: { match: [], pass: [] } } },
    bands: { high: 0.8, medium: 0.6, low: 0.1, none: 0 } },
};
