import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { collectFacts } from '../../src/judge/facts/collect-facts.ts';
import { contextOf } from '../../src/judge/facts/context.ts';
import { combine } from '../../src/judge/verdict/combine.ts';
import type { Assessment } from '../../src/schema/verdict/assessment.ts';
import { isSecondRound } from '../../src/schema/knowledge/rule.ts';
import { compareSeverity, decisions, definitionFindings, termsOf } from '../../src/schema/vocabulary.ts';
import type { Flag, Posture } from '../../src/schema/vocabulary.ts';
import { judgeListed, judgeListedBy, serverIds } from './catalog.ts';
import type { JudgedServer } from './catalog.ts';
import { knowledge } from './imagined.ts';

const servers: JudgedServer[] = [];
for (const server of serverIds) servers.push(await judgeListed(server));
const tools = servers.flatMap(({ tools: judged }) => judged);

const strictness = termsOf(decisions);
const legs: Flag[] = ['reads-private', 'reads-untrusted', 'external-comm'];
const idOf = ({ server, name }: Assessment) => `${server}/${name}`;
const breaking = (isBroken: (tool: Assessment) => boolean) => tools.filter((tool) => isBroken(tool)).map(idOf);

describe('of every tool of the catalog', () => {
  test('one that changes something is said to be undoable or not', () => {
    assert.deepEqual(breaking(({ class: badge, facets }) => badge !== 'read' && badge !== 'unclassified' && facets.reversibility === undefined), []);
  });

  test('one that only reads has nothing to undo', () => {
    assert.deepEqual(breaking(({ class: badge, facets }) => badge === 'read' && facets.reversibility !== undefined), []);
  });

  test('one reads private data exactly where its answer is more than public, but for a credential that the call itself made', () => {
    assert.deepEqual(breaking(({ class: badge, facets: { sensitivityOut = 'none' }, flags }) => {
      const hasMade = sensitivityOut === 'credentials' && badge !== 'read';
      return flags.includes('reads-private') ? sensitivityOut === 'none' : sensitivityOut !== 'none' && !hasMade;
    }), []);
  });

  test('one that is allowed has not all three legs, returns no credentials, holds no finding, and is known', () => {
    const findings: Flag[] = [...termsOf(definitionFindings), 'schema-cut'];
    const mayNot = ({ class: badge, facets, flags }: Assessment) => badge === 'unclassified' || facets.sensitivityOut === 'credentials' || flags.includes('secrets-read')
      || legs.every((leg) => flags.includes(leg)) || findings.some((finding) => flags.includes(finding));
    assert.deepEqual(breaking((tool) => tool.decision === 'allow' && mayNot(tool)), []);
  });

  test('one that is allowed is shown as low, and one of critical risk is denied', () => {
    assert.deepEqual(breaking(({ decision, headline }) => (decision === 'allow' && headline !== 'low') || (headline === 'critical' && decision !== 'deny')), []);
  });

  test('one that could be worse is shown by its worse reading, and never by a milder one', () => {
    assert.deepEqual(breaking(({ severity, headline, couldBe }) => headline !== (couldBe?.severity ?? severity) || (couldBe !== undefined && couldBe.class !== 'read' && compareSeverity(headline, severity) < 0)), []);
  });

  test('one that sends to the public can carry data outside', () => {
    assert.deepEqual(breaking(({ facets, flags }) => facets.effects.includes('communicate') && facets.reachOut === 'public' && !flags.includes('external-comm')), []);
  });
});

describe('of every server of the catalog', () => {
  for (const posture of ['strict', 'permissive'] satisfies Posture[]) {
    test(`no tool is decided ${posture === 'strict' ? 'more mildly' : 'more strictly'} when ${posture} than when balanced`, async () => {
      const wrong: string[] = [];
      for (const { server, tools: balanced } of servers) {
        const other = (await judgeListedBy(server, knowledge, posture)).tools;
        wrong.push(...balanced.filter(({ decision }, index) => (posture === 'strict' ? 1 : -1) * (strictness.indexOf(decision) - strictness.indexOf(other[index]!.decision)) > 0).map(idOf));
      }
      assert.deepEqual(wrong, []);
    });
  }

  test('the combination breaks when the tools it names are denied', () => {
    const unbroken = servers.filter(({ combination }) => combination.complete)
      .filter(({ tools: judged, combination }) => combine(judged.filter(({ name }) => !combination.cut!.includes(name))).complete);
    assert.deepEqual(unbroken.map(({ server }) => server), []);
  });
});

describe('the second round of rules', () => {
  const second = Object.entries(knowledge.rules).filter(([, rule]) => isSecondRound(rule));

  test('has rules, and none of them adds an effect', () => {
    assert.ok(second.length > 20, `${second.length} rules`);
    assert.deepEqual(second.filter(([, { adds }]) => 'effects' in adds).map(([id]) => id), []);
  });

  test('speaks of tools of the catalog, and adds no effect to any', () => {
    const ids = new Set(second.map(([id]) => id));
    const said = tools.flatMap((tool) => tool.evidence.filter(({ rule }) => ids.has(rule)).map(({ facet, rule }) => ({ facet, from: `${idOf(tool)}: ${rule}` })));
    assert.ok(said.length > 1000, `${said.length} pieces of evidence`);
    assert.deepEqual(said.filter(({ facet }) => facet === 'effects'), []);
  });
});

describe('a tool by itself, of a server with an unknown name', () => {
  test('is of no domain, whatever its own name speaks of', () => {
    const found = servers.flatMap(({ definitions }) => definitions.filter((tool) => contextOf({ server: 'example', tools: [tool] }, knowledge).domains.length > 0).map(({ name }) => name));
    assert.deepEqual(found, []);
  });

  test('has no fact of a domain, or of whose data is held', () => {
    const said = servers.flatMap(({ definitions }) => definitions.filter((tool) => {
      const facts = collectFacts(tool, contextOf({ server: 'example', tools: [tool] }, knowledge));
      return facts.has('server.domain') || facts.has('server.holds');
    }).map(({ name }) => name));
    assert.deepEqual(said, []);
  });
});
