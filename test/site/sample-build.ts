import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { countVerdicts } from '../../src/flow/build/count-verdicts.ts';
import type { AccuracyRecord } from '../../src/schema/accuracy.ts';
import type { Assessment } from '../../src/schema/verdict/assessment.ts';
import type { CatalogIndex, ServerRecord, ToolRecord } from '../../src/schema/catalog/record.ts';
import type { ToolDefinition } from '../../src/schema/tool.ts';
import { sha256 } from '../../src/text/sha256.ts';
import { toolSlugs } from '../../src/text/slug.ts';
import { imaginedKnowledge } from '../page/imagined-knowledge.ts';
import { changesSaying, releasesSaying } from '../page/imagined-releases.ts';
import { richServer } from '../page/imagined-server.ts';

const shipped = join(import.meta.dirname, '../../catalog');

/** What a hostile server would like to run in a reader's browser: sets a mark that the tests look for. */
export const attack = '"><img src=x onerror="window.attacked=1"><script>window.attacked=1</script>\u202e';

type Verdict = Pick<Assessment, 'class' | 'severity' | 'decision'> & Partial<Assessment>;

const orders: [ToolDefinition, Verdict][] = [
  [tool('get_order', 'Return one order with its lines.'), { class: 'read', severity: 'low', decision: 'allow' }],
  [tool('list_orders', 'List orders, newest first.'), { class: 'read', severity: 'medium', decision: 'limit', flags: ['reads-private'] }],
  [tool('create_order', 'Create an order for a customer.'), { class: 'write', severity: 'medium', decision: 'limit' }],
  [tool('delete_order', 'Permanently delete an order.'), { class: 'destructive', severity: 'high', decision: 'ask', attacks: [{ id: 'prompted-deletion', with: [] }] }],
  [tool('purge_all', 'Delete everything. This cannot be undone.'), { class: 'destructive', severity: 'critical', decision: 'deny' }],
  [tool('refund.payment', 'Refund a payment to the card it came from.'), { class: 'financial', severity: 'high', decision: 'ask' }],
  [tool('run_report', 'Run a report script.'), { class: 'execute', severity: 'high', decision: 'ask' }],
  [tool('frobnicate', ''), { class: 'unclassified', severity: 'high', decision: 'ask' }],
  [tool('a_name_as_long_as_a_thoughtless_generator_of_tools_makes_it_without_any_break', 'Read a page of a web site.'),
    { class: 'read', severity: 'low', decision: 'allow', flags: ['reads-untrusted'] }],
];

const hostile: [ToolDefinition, Verdict][] = [
  [tool(`note${attack}`, `Write a note. ${attack}`), { class: 'write', severity: 'medium', decision: 'limit', flags: ['external-comm'] }],
  [tool('echo', `<!-- ${attack}\n</main></html>`), { class: 'read', severity: 'low', decision: 'allow' }],
];

/** Writes a small folder of records: three servers, one of them hostile, one with everything a page can show; every class and severity. */
export function writeSampleBuild(folder: string): void {
  const records = [{ ...recordOf('hostile', attack, 'other', hostile), releases: 1 }, { ...recordOf('orders', 'Orders', 'payments', orders), releases: 1 }, richServer];
  mkdirSync(join(folder, 'servers'), { recursive: true });
  for (const record of records) write(join(folder, 'servers', `${record.server}.json`), record);
  const index: CatalogIndex = {
    toolrisk: '0.0.0', rules: 'abcdefabcdef', edition: null, counts: countVerdicts([...[...orders, ...hostile].map(verdict), ...richServer.tools.map((known) => known.assessment)]),
    servers: records.map(({ server, title, about, topic, counts, combination }) => ({ server, title, about, topic, counts, combinationComplete: combination.complete })),
  };
  write(join(folder, 'index.json'), index);
  mkdirSync(join(folder, 'changes'));
  for (const [server, title, slug] of [['hostile', attack, 'echo'], ['orders', 'Orders', 'get_order']] as const) write(join(folder, 'changes', `${server}.json`), releasesSaying(title, server, slug));
  const [strange, plain] = [changesSaying(attack, 'hostile'), changesSaying('Orders', 'orders')];
  write(join(folder, 'changes.json'), { ...plain, servers: [...strange.servers, ...plain.servers], risen: [...strange.risen, ...plain.risen] });
  write(join(folder, 'knowledge.json'), imaginedKnowledge);
  copyFileSync(join(shipped, 'verified.json'), join(folder, 'verified.json'));
  write(join(folder, 'accuracy.json'), sampleAccuracy());
  write(join(folder, 'coverage.json'), { date: '2026-11', packages: 3, servers: { covered: 1, of: 2, coveredDownloads: 30, ofDownloads: 40 }, listable: { covered: 1, of: 2, coveredDownloads: 30, ofDownloads: 40 }, leftOut: [{ reason: 'framework', packages: 1, downloads: 5 }], next: [{ package: '@a/b', downloads: 10 }] });
}

/** The recorded accuracy, with disagreements about tools of the sample, and about one that it does not have. */
function sampleAccuracy(): AccuracyRecord {
  const recorded = JSON.parse(readFileSync(join(shipped, 'accuracy.json'), 'utf8')) as AccuracyRecord;
  const said = { class: 'write', severity: 'medium' } as const;
  const disagreements = [['orders', 'delete_order'], ['hostile', `note${attack}`], ['gone', 'get_it']].map(([server, name]) => (
    { server: server as string, name: name as string, label: { ...said, alternatives: [], because: 'made for tests' }, verdict: { ...said, severity: 'high' as const }, rules: ['name-says-so'] }));
  return { ...recorded, sets: recorded.sets.map((set) => ({ ...set, disagreements: set.disagreements === null ? null : set.set === 'dev' ? disagreements : [] })) };
}

function recordOf(server: string, title: string, topic: ServerRecord['topic'], tools: [ToolDefinition, Verdict][]): ServerRecord {
  const slugs = toolSlugs(tools.map(([{ name }]) => name));
  const supplier = (flag: string) => tools.filter(([, verdict]) => verdict.flags?.includes(flag as never)).map(([{ name }]) => name);
  const suppliers = { readsPrivate: supplier('reads-private'), readsUntrusted: supplier('reads-untrusted'), externalComm: supplier('external-comm') };
  return {
    toolrisk: '0.0.0', rules: 'abcdefabcdef', server, title, about: `${title}: a server made for tests.`, topic, links: {}, license: 'MIT',
    package: { registry: 'npm', name: `${server}-mcp`, version: '1.2.3', license: 'MIT' }, url: null, since: '2026-01-02', transport: 'stdio',
    protocolVersion: '2025-11-25', serverInfo: { name: title }, instructions: null, prompts: null, resources: null,
    stamp: 'Made by toolrisk for tests.', counts: countVerdicts(tools.map(verdict)), combination: { complete: false, suppliers },
    tools: tools.map(([definition, said], index): ToolRecord => ({
      slug: slugs[index] as string, sha256: sha256(JSON.stringify(definition)), definition, assessment: { ...verdict([definition, said]), server },
    })),
  };
}

function verdict([{ name }, said]: [ToolDefinition, Verdict]): Assessment {
  return {
    server: '', name, confidence: { value: 0.9, band: 'high' }, subBadges: [], facets: { effects: [] }, flags: [], hints: [], overruled: [], attacks: [], tokens: 42,
    evidence: [{ facet: 'effects', value: 'observe', in: 'name', path: '/name', start: 0, end: 3, text: name.slice(0, 3), rule: 'name-says-so', strength: 'decisive' }],
    derivation: [{ step: 'class', id: 'name-says-so', says: 'The name says so.', result: said.class }],
    headline: said.couldBe?.severity ?? said.severity, ...said,
  };
}

function tool(name: string, description: string): ToolDefinition {
  return { name, description, inputSchema: { type: 'object', properties: { id: { type: 'string', description } }, required: ['id'] } };
}

function write(path: string, content: unknown): void {
  writeFileSync(path, JSON.stringify(content));
}
