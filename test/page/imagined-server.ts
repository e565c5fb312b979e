import { countVerdicts } from '../../src/flow/build/count-verdicts.ts';
import type { Assessment, Evidence, OverruledEvidence } from '../../src/schema/verdict/assessment.ts';
import type { ServerRecord, ToolRecord } from '../../src/schema/catalog/record.ts';
import type { ToolDefinition } from '../../src/schema/tool.ts';
import { sha256 } from '../../src/text/sha256.ts';
import { toolSlugs } from '../../src/text/slug.ts';

/** A verdict on a tool: the parts a case cares about. */
export function imaginedVerdict(name: string, parts: Partial<Assessment> = {}): Assessment {
  return {
    server: 'vault', name, class: 'read', severity: 'low', confidence: { value: 0.9, band: 'high' }, decision: 'allow', subBadges: [],
    facets: { effects: ['observe'] }, flags: [], evidence: [], overruled: [], hints: [], attacks: [], tokens: 60,
    derivation: [{ step: 'class', id: 'name-says-so', says: 'The name says so.', result: parts.class ?? 'read' }],
    headline: parts.couldBe?.severity ?? parts.severity ?? 'low', ...parts,
  };
}

/** Evidence at the first place where the words stand in a text of the definition. */
export function evidenceAt(text: string, words: string, parts: Pick<Evidence, 'in' | 'path'> & Partial<Evidence>): Evidence {
  const start = text.indexOf(words);
  return { facet: 'effects', value: 'create', start, end: start + words.length, text: words, rule: 'name-says-so', strength: 'decisive', ...parts };
}

/** A server with these tools, as the build records it. */
export function imaginedServer(tools: readonly (readonly [ToolDefinition, Partial<Assessment>])[], parts: Partial<ServerRecord> = {}): ServerRecord {
  const server = parts.server ?? 'vault';
  const slugs = toolSlugs(tools.map(([{ name }]) => name));
  const verdicts = tools.map(([{ name }, said]) => ({ ...imaginedVerdict(name, said), server }));
  const supplier = (flag: string) => verdicts.filter(({ flags }) => flags.includes(flag as never)).map(({ name }) => name);
  const suppliers = { readsPrivate: supplier('reads-private'), readsUntrusted: supplier('reads-untrusted'), externalComm: supplier('external-comm') };
  return {
    toolrisk: '0.0.0', rules: 'abcdefabcdef', server, title: 'Vault', about: 'Keeps keys for programs.', topic: 'cloud',
    links: { source: 'https://example.org/vault/source' }, license: 'MIT', package: { registry: 'npm', name: '@vault/mcp', version: '1.2.3', license: 'MIT' },
    url: null, since: '2026-01-02', transport: 'stdio', protocolVersion: '2025-11-25', serverInfo: { name: 'vault', version: '9' },
    instructions: null, prompts: null, resources: null, stamp: 'Made by toolrisk for tests.', counts: countVerdicts(verdicts),
    combination: { complete: Object.values(suppliers).every((names) => names.length > 0), suppliers },
    tools: tools.map(([definition], index): ToolRecord => ({
      slug: slugs[index] as string, sha256: sha256(JSON.stringify(definition)), definition, assessment: verdicts[index] as Assessment,
    })),
    ...parts,
  };
}

const description = 'Create a new API token. The token is shown once and lets its holder call every endpoint that the account may call.\n\n'
  + 'Use it when an integration needs its own key. Do not use it to look up existing tokens: search_tokens does that. '
  + 'Tokens made here do not expire unless expires_in is given; they can be revoked in the panel. '.repeat(3);

const overruled: OverruledEvidence = {
  ...evidenceAt(description, 'revoked', { in: 'description', path: '/description', value: 'delete', rule: 'description-deletes', strength: 'strong' }),
  because: { in: 'description', path: '/description', start: description.indexOf('in the panel'), end: description.indexOf('in the panel') + 12, text: 'in the panel' },
};

/** One tool with everything a page can show. */
export const richTool: readonly [ToolDefinition, Partial<Assessment>] = [
  {
    name: 'api_tokens_create', title: 'Create API token', description,
    inputSchema: {
      type: 'object', required: ['label', 'scopes'],
      properties: {
        label: { type: 'string', description: 'What the token is for.' },
        scopes: { type: 'array', description: 'What it may do.', items: { type: 'object', required: ['area'], properties: { area: { enum: ['read', 'write', 'admin'] }, until: { type: ['string', 'null'] } } } },
        expires_in: { anyOf: [{ type: 'integer' }, { type: 'null' }], description: 'Seconds.' },
        owner: { $ref: '#/$defs/owner' },
      },
      $defs: { owner: { type: 'object', properties: { id: { type: 'string' }, note: { const: 'x' } } } },
    },
    annotations: { readOnlyHint: true, openWorldHint: false },
  },
  {
    class: 'write', severity: 'high', decision: 'ask', subBadges: ['Credentials'], tokens: 214, confidence: { value: 0.93, band: 'high' },
    couldBe: { class: 'write', severity: 'critical' },
    facets: { effects: ['create', 'credential'], reversibility: 'compensable', blastRadius: 'single', sensitivityOut: 'credentials', privilege: 'credential-minting', repeatability: 'non-idempotent', interface: 'typed' },
    flags: ['credential-mint', 'secrets-read', 'non-idempotent', 'annotation-mismatch'],
    evidence: [
      evidenceAt('api_tokens_create', 'create', { in: 'name', path: '/name' }),
      evidenceAt('api_tokens_create', 'api_tokens', { in: 'name', path: '/name', value: 'credential', rule: 'makes-credentials' }),
      evidenceAt(description, 'Create', { in: 'description', path: '/description', strength: 'strong' }),
      evidenceAt(description, 'Create a new API token', { in: 'description', path: '/description', value: 'credential', rule: 'makes-credentials' }),
      evidenceAt('expires_in', 'expires_in', { in: 'input', path: '/inputSchema/properties/expires_in', facet: 'reversibility', value: 'compensable', strength: 'weak' }),
    ],
    overruled: [overruled],
    hints: [{ id: 'hint-understated', hint: 'readOnlyHint', declared: true, severity: 'high', says: 'The author says that it only reads, but it creates a credential.' }],
    derivation: [
      { step: 'effect', id: 'makes-credentials', says: 'The name makes a credential.', result: 'credential' },
      { step: 'class', id: 'worst-effect', says: 'Creating is the worst effect.', result: 'write' },
      { step: 'severity', id: 's13', says: 'Issuing a credential gives its holder lasting access.', result: 'high' },
      { step: 'could-be', id: 'scopes-open', says: 'The scopes may include administration.', result: 'critical' },
      { step: 'confidence', id: 'name-sentence', says: 'Name and first sentence agree.', result: '0.93' },
      { step: 'decision', id: 'high-asks', says: 'What is high waits for a person.', result: 'ask' },
    ],
    attacks: [{ id: 'token-theft', with: [] }, { id: 'carried-out', with: ['external-comm'] }],
  },
];

/** Its neighbours: a multi-action tool, a reader of private notes and one that fetches pages. */
export const neighbours: readonly (readonly [ToolDefinition, Partial<Assessment>])[] = [
  [{ name: 'fetch_page', description: 'Fetch a web page.', inputSchema: { type: 'object', properties: { url: { type: 'string' } } } },
    { severity: 'medium', decision: 'limit', flags: ['reads-untrusted', 'external-comm', 'url-param'] }],
  [{ name: 'manage_keys', description: 'Manage keys.', inputSchema: { type: 'object', properties: { action: { enum: ['list', 'create', 'wipe'] } }, required: ['action'] } },
    {
      class: 'destructive', severity: 'critical', decision: 'deny', facets: { effects: ['observe', 'create', 'delete'], interface: 'multi-action' }, flags: ['multi-action', 'irreversible'],
      actions: [
        { parameter: '/properties/action', value: 'list', class: 'read', severity: 'low', decision: 'allow' },
        { parameter: '/properties/action', value: 'create', class: 'write', severity: 'medium', decision: 'limit' },
        { parameter: '/properties/action', value: 'wipe', class: 'destructive', severity: 'critical', decision: 'deny' },
      ],
    }],
  [{ name: 'search_tokens', description: 'Search the tokens of the account.', inputSchema: {} }, { severity: 'high', decision: 'ask', flags: ['reads-private', 'secrets-read'], subBadges: ['Secrets'] }],
  [{ name: 'zap' }, { class: 'unclassified', severity: 'high', decision: 'ask', confidence: { value: 0, band: 'none' }, facets: { effects: [] }, flags: ['opaque'], derivation: [] }],
];

/** The server of all these. */
export const richServer: ServerRecord = imaginedServer([richTool, ...neighbours], {
  instructions: 'Vault keeps the keys of your programs.\n'.repeat(3) + 'Always ask for the shortest life that will do. '.repeat(20),
});
