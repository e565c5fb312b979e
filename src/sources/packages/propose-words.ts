import type { ServerSpec } from '../../schema/catalog/server-spec.ts';
import { shortened, visibleLine } from '../../text/visible.ts';

/** Names that are not written as their letters say. */
const spelled: Readonly<Record<string, string>> = { ai: 'AI', api: 'API', aws: 'AWS', gcp: 'GCP', sql: 'SQL', mysql: 'MySQL', postgresql: 'PostgreSQL', github: 'GitHub', gitlab: 'GitLab', youtube: 'YouTube', openapi: 'OpenAPI', graphql: 'GraphQL', pdf: 'PDF', ui: 'UI', ios: 'iOS', npm: 'npm', ms: 'Microsoft', db: 'DB' };
const lead = /^(?:the |an? )?(?:(?:official|standalone|simple|powerful|comprehensive|unofficial|lightweight|community) )*(?:(?:mcp|model context protocol)(?: \(mcp\))? )?(?:server|service)(?: implementation)?(?: \(mcp\))?(?: (?:that|which))?[,:]? ?/i;

/** What people may call a server, from its id. */
export function proposeTitle(id: string): string {
  return id.split('-').map((word) => spelled[word] ?? word.slice(0, 1).toUpperCase() + word.slice(1)).join(' ');
}

/** A sentence on what a server gives, from what its package says of itself; never longer than 200 characters. */
export function proposeAbout(description: unknown, title: string, tools: number): string {
  const text = typeof description === 'string' ? visibleLine(shortened(description, 1000)).replace(/[\u{1f000}-\u{1ffff}\u2600-\u27bf]/gu, '').replace(/\s+/g, ' ').trim() : '';
  const first = /^.{1,400}?[.!](?= |$)/.exec(text)?.[0] ?? text;
  const rest = first.replace(lead, '').replace(/^(?:for|to) (?=\S)/i, (word) => (/^for/i.test(word) ? 'Tools for ' : '')).trim();
  const sentence = rest.length < 8 ? `${tools} tools of ${title}.` : `${rest.slice(0, 1).toUpperCase()}${rest.slice(1)}`;
  return /[.!?…]$/.test(shortened(sentence, 200)) ? shortened(sentence, 200) : `${shortened(sentence, 199)}.`;
}

const topics: readonly (readonly [RegExp, ServerSpec['topic']])[] = [
  [/\b(?:payments?|invoices?|billing|stripe|paypal|checkout|crypto|wallets?|blockchain|trading|bank)\b/i, 'payments'], [/\b(?:postgres\w*|mysql|mongo\w*|sqlite|redis|databases?|sql|queries|warehouse|airtable|vector store)\b/i, 'database'],
  [/\b(?:github|gitlab|bitbucket|pull requests?|repositor(?:y|ies)|azure devops|merge requests?)\b/i, 'code-hosting'], [/\b(?:slack|e?mails?|gmail|messages?|messaging|chat|discord|telegram|whatsapp|sms|teams)\b/i, 'messaging'],
  [/\b(?:browsers?|playwright|puppeteer|chrome|web automation|screenshots?)\b/i, 'browser'], [/\b(?:tests?|testing|lint|simulator|e2e|qa)\b/i, 'testing'], [/\b(?:logs?|metrics|monitoring|observability|traces?|alerts?|errors?)\b/i, 'observability'],
  [/\b(?:aws|azure|gcp|cloud|kubernetes|k8s|deploy\w*|serverless|infrastructure|terraform|docker)\b/i, 'cloud'], [/\b(?:search|crawl\w*|scrap\w*|web pages?)\b/i, 'search'], [/\b(?:files?|filesystem|folders?|drive|excel|spreadsheets?|pdf)\b/i, 'files'],
  [/\b(?:memor(?:y|ies)|knowledge graph|remember)\b/i, 'memory'], [/\b(?:reasoning|thinking)\b/i, 'reasoning'], [/\b(?:cms|content|design|figma|images?|video|documentation|docs|diagrams?|components?)\b/i, 'content'],
  [/\b(?:tasks?|projects?|issues?|calendar|notes?|tickets?|crm|workflows?|jira|notion|todo)\b/i, 'productivity'],
];

/** The topic whose words stand in these texts most often; `other` where none do. */
export function proposeTopic(texts: readonly string[]): ServerSpec['topic'] {
  const text = texts.join('\n').slice(0, 20_000);
  const counted = topics.map(([pattern, topic]) => ({ topic, count: (text.match(new RegExp(pattern.source, 'gi')) ?? []).length }));
  const best = counted.toSorted((a, b) => b.count - a.count)[0];
  return best === undefined || best.count === 0 ? 'other' : best.topic;
}
