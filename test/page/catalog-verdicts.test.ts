import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { resolve } from 'node:path';
import { buildServer } from '../../src/flow/build/build-server.ts';
import { loadKnowledge } from '../../src/flow/load-knowledge.ts';
import { plain } from '../../src/page/media/prose.ts';
import type { ToolContext } from '../../src/page/page-context.ts';
import { doesSentences } from '../../src/page/tool/does-sentences.ts';
import { flagSentences, whySentences } from '../../src/page/tool/why-sentences.ts';
import { unexpectedReason } from '../../src/schema/verdict/decision-reason.ts';
import { isFinal } from '../../src/schema/verdict/severity-says.ts';
import { shownReading } from '../../src/schema/verdict/shown-reading.ts';
import { classes, compareSeverity, decisions, effectClass, effects as effectTerms, severities, termsOf } from '../../src/schema/vocabulary.ts';
import { readServerSpecs } from '../../src/store/server-specs.ts';
import { readSnapshot } from '../../src/store/snapshots.ts';
import { policyItems } from '../../src/targets/arguments/policy-items.ts';

const catalog = resolve(import.meta.dirname, '../../catalog');
const knowledge = await loadKnowledge();
const order = termsOf(decisions);
const byRank = { low: 'allow', medium: 'limit', high: 'ask', critical: 'deny' } as const;

/** Every tool of the catalog, with what the sentences of its page are made from. */
async function catalogTools(): Promise<Pick<ToolContext, 'record' | 'tool' | 'item'>[]> {
  const tools = [];
  for (const [server, spec] of await readServerSpecs(catalog)) {
    const snapshot = await readSnapshot(catalog, server);
    if (snapshot === null) continue;
    const record = buildServer(server, spec, snapshot, knowledge, null);
    const items = policyItems(record.tools.map(({ assessment }) => assessment), knowledge.decisions);
    tools.push(...record.tools.map((tool, index) => ({ record, tool, item: items[index]! })));
  }
  return tools;
}

const tools = await catalogTools();
/** Names of the tools for which something does not hold. */
const failing = (holds: (tool: (typeof tools)[number]) => boolean) => tools.filter((tool) => !holds(tool)).map(({ tool: { assessment: { server, name } } }) => `${server} ${name}`);

describe('what the pages of the catalog say of a verdict', () => {
  test('gives the reason for a decision that does not follow from the severity beside it', () => {
    assert.ok(tools.length > 3000);
    const unexpected = tools.filter(({ tool: { assessment } }) => byRank[assessment.headline] !== assessment.decision);
    assert.ok(unexpected.length > 10);
    assert.deepEqual(failing(({ tool, item }) => {
      const reason = unexpectedReason(tool.assessment);
      return (reason !== '') === (byRank[tool.assessment.headline] !== tool.assessment.decision) && plain(whySentences({ tool, item })[2]!).endsWith(reason);
    }), []);
  });

  test('shows one severity, the one its policy follows', () => {
    assert.deepEqual(failing(({ tool, item }) => {
      const said = whySentences({ tool, item }).map(plain).join(' ');
      const { severity } = shownReading(tool.assessment);
      const others = termsOf(severities).filter((other) => other !== severity).map((other) => `severity is ${severities[other].label}`);
      return item.severity === severity && item.decision === tool.assessment.decision && !others.some((other) => said.includes(other));
    }), []);
  });

  test('calls nothing undone that stays, and nothing unchanged that a call changes', () => {
    assert.deepEqual(failing(({ record, tool, item }) => {
      const said = [...doesSentences({ record, tool }), ...whySentences({ tool, item })].map(plain).join(' ');
      const changes = tool.assessment.facets.effects.some((effect) => effectClass[effect] !== 'read');
      const { facets, flags } = tool.assessment;
      const undone = flagSentences({ tool }).some((sentence) => plain(sentence) === 'Cannot be undone.');
      if (undone !== (flags.includes('irreversible') && ['irreversible', 'unknown', undefined].includes(facets.reversibility))) return false;
      return !(isFinal(tool.assessment) && said.includes('can be put right')) && !(changes && said.includes('Nothing changes'));
    }), []);
  });

  test('calls no answer secret that holds less', () => {
    assert.deepEqual(failing(({ tool: { assessment: { facets, flags, subBadges } } }) => (
      facets.sensitivityOut === 'credentials' || !(flags.includes('secrets-read') || subBadges.includes('Secrets')))), []);
  });

  test('names the class of the worst effect as the class, or as the more likely one', () => {
    assert.deepEqual(failing(({ tool: { assessment } }) => {
      const named = termsOf(effectTerms).filter((effect) => assessment.facets.effects.includes(effect)).map((effect) => classes[effectClass[effect]].rank);
      return named.length === 0 ? assessment.class === 'unclassified' : classes[assessment.class].rank === Math.max(...named);
    }), []);
  });

  test('has no action worse than its tool, and one as strict as it', () => {
    assert.deepEqual(failing(({ tool: { assessment } }) => {
      const actions = (assessment.actions ?? []).filter(({ value }) => typeof value === 'string');
      const isWithin = actions.every(({ severity, decision }) => compareSeverity(severity, assessment.headline) <= 0 && order.indexOf(decision) <= order.indexOf(assessment.decision));
      return isWithin && (assessment.actions === undefined || assessment.actions.some(({ decision }) => order.indexOf(decision) >= order.indexOf(assessment.decision)));
    }), []);
  });
});
