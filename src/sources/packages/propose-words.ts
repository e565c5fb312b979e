import type { ServerSpec } from '../../schema/catalog/server-spec.ts';
import { shortened, visibleLine } from '../../text/visible.ts';

/** Names that are not written as their letters say. */
const spelled: Readonly<Record<string, string>> = { ai: 'AI', api: 'API', aws: 'AWS', gcp: 'GCP', sql: 'SQL', mysql: 'MySQL', postgresql: 'PostgreSQL', github: 'GitHub', gitlab: 'GitLab', youtube: 'YouTube', openapi: 'OpenAPI', graphql: 'GraphQL', pdf: 'PDF', ui: 'UI', ios: 'iOS', npm: 'npm', ms: 'Microsoft', db: 'DB' };
/** Words with which descriptions begin that say only that it is a server. */
const leading = new Set(['a', 'an', 'the', 'official', 'unofficial', 'standalone', 'simple', 'powerful', 'comprehensive', 'lightweight', 'community', 'mcp', '(mcp)', 'model', 'context', 'protocol', 'server', 'servers', 'service', 'implementation']);

/** What people may call a server, from its id. */
export function proposeTitle(id: string): string {
  return id.split('-').map((word) => spelled[word] ?? word.slice(0, 1).toUpperCase() + word.slice(1)).join(' ');
}

/** A sentence on what a server gives, from what its package says of itself; never longer than 200 characters. */
export function proposeAbout(description: unknown, title: string, tools: number): string {
  const text = typeof description === 'string' ? visibleLine(shortened(description, 1000)).replace(/[\u{1f000}-\u{1ffff}\u2600-\u27bf]/gu, '').replace(/\s+/g, ' ').trim() : '';
  const first = /^.{1,400}?[.!](?= |$)/.exec(text)?.[0] ?? text;
  const rest = withoutLead(first);
  const sentence = rest.length < 8 ? `${tools} tools of ${title}.` : `${rest.slice(0, 1).toUpperCase()}${rest.slice(1)}`;
  return /[.!?…]$/.test(shortened(sentence, 200)) ? shortened(sentence, 200) : `${shortened(sentence, 199)}.`;
}

function withoutLead(sentence: string): string {
  const words = sentence.split(' ');
  const at = words.findIndex((word) => !leading.has(word.toLowerCase().replace(/[,:]$/, '')));
  if (at < 1 || !words.slice(0, at).some((word) => /server|mcp|protocol/i.test(word))) return sentence;
  const [next = '', ...rest] = words.slice(at);
  if (/^(?:that|which|to)$/i.test(next)) return rest.join(' ');
  return /^for$/i.test(next) ? `Tools for ${rest.join(' ')}` : [next, ...rest].join(' ');
}

/** Beginnings of words by which a topic is known. */
const topics: readonly (readonly [ServerSpec['topic'], readonly string[]])[] = [
  ['payments', ['payment', 'invoice', 'billing', 'stripe', 'paypal', 'checkout', 'crypto', 'wallet', 'blockchain', 'trading', 'bank']], ['database', ['postgres', 'mysql', 'mongo', 'sqlite', 'redis', 'database', 'sql', 'queries', 'warehouse', 'airtable', 'vector']],
  ['code-hosting', ['github', 'gitlab', 'bitbucket', 'repositor', 'devops', 'commit', 'pull', 'branch']], ['messaging', ['slack', 'email', 'mail', 'gmail', 'message', 'messaging', 'chat', 'discord', 'telegram', 'whatsapp', 'sms']],
  ['browser', ['browser', 'playwright', 'puppeteer', 'chrome', 'screenshot', 'click', 'navigate']], ['testing', ['test', 'lint', 'simulator', 'e2e', 'qa']], ['observability', ['log', 'logs', 'metric', 'monitor', 'observab', 'trace', 'alert', 'dashboard']],
  ['cloud', ['aws', 'azure', 'gcp', 'cloud', 'kubernetes', 'k8s', 'deploy', 'serverless', 'infrastructure', 'terraform', 'docker']], ['search', ['search', 'crawl', 'scrap', 'web']], ['files', ['file', 'folder', 'drive', 'excel', 'spreadsheet', 'pdf', 'document']],
  ['memory', ['memory', 'memories', 'remember', 'knowledge']], ['reasoning', ['reasoning', 'thinking', 'thought']], ['content', ['cms', 'content', 'design', 'figma', 'image', 'video', 'docs', 'diagram', 'component']],
  ['productivity', ['task', 'project', 'issue', 'calendar', 'note', 'ticket', 'crm', 'workflow', 'jira', 'notion', 'todo', 'event']],
];

/** The topic whose words stand in these texts most often; `other` where none do. */
export function proposeTopic(texts: readonly string[]): ServerSpec['topic'] {
  const words = texts.join('\n').slice(0, 20_000).toLowerCase().split(/[^a-z0-9]+/);
  const counted = topics.map(([topic, begins]) => ({ topic, count: words.filter((word) => begins.some((begin) => word.startsWith(begin))).length }));
  const best = counted.toSorted((a, b) => b.count - a.count)[0];
  return best === undefined || best.count === 0 ? 'other' : best.topic;
}
