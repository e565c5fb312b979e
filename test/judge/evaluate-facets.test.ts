import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { evaluate } from '../../src/judge/evaluate/evaluate.ts';
import type { Evaluation, Scored } from '../../src/judge/evaluate/evaluate.ts';
import type { Assessment } from '../../src/schema/verdict/assessment.ts';
import type { FacetLabels, Label } from '../../src/schema/knowledge/label.ts';
import type { Decision, FacetValue, Flag } from '../../src/schema/vocabulary.ts';

interface Said { flags?: Flag[]; sensitivityOut?: FacetValue<'sensitivityOut'>; reversibility?: FacetValue<'reversibility'>; decision?: Decision; band?: 'high' | 'low' }

const assessed = ({ flags = [], decision = 'allow', band = 'high', ...facets }: Said): Assessment => ({
  server: 'shop', name: 'x', class: 'read', severity: 'low', headline: 'low', confidence: { value: 0.9, band }, decision, subBadges: [],
  facets: { effects: ['observe'], ...facets }, flags, evidence: [], overruled: [], hints: [], derivation: [], attacks: [],
});
const plain: FacetLabels = { readsPrivate: false, readsUntrusted: false, carriesOutside: false, sensitivityOut: 'none', reversibility: 'n/a', decision: 'allow', why: 'as it is' };
const facets = (said: Said, labels: Partial<FacetLabels>): Scored => ({ assessment: assessed(said), label: null, labels: { ...plain, ...labels }, changes: null });
const gold = (said: Said, label: Label): Scored => ({ assessment: assessed(said), label, labels: null, changes: label.category !== 'read' });
const share = (right: number, of: number) => ({ right, of });
const three: Flag[] = ['reads-private', 'reads-untrusted', 'external-comm'];
const allLegs = { readsPrivate: true, readsUntrusted: true, carriesOutside: true } as const;

const counted: [string, Scored[], Partial<Evaluation>][] = [
  ['a leg: precision of what is said, recall of what is there', [
    facets({ flags: ['reads-private'] }, { readsPrivate: true }), facets({ flags: ['reads-private'] }, {}), facets({}, { readsPrivate: true }), facets({}, {}),
  ], { readsPrivatePrecision: share(1, 2), readsPrivateRecall: share(1, 2), readsUntrustedPrecision: share(0, 0), allLegsRecall: share(0, 0) }],
  ['"maybe" as right either way, and as nothing to be found', [
    facets({ flags: ['external-comm'] }, { carriesOutside: 'maybe' }), facets({}, { carriesOutside: 'maybe' }),
  ], { carriesOutsidePrecision: share(1, 1), carriesOutsideRecall: share(0, 0), disagreements: [] }],
  ['all three legs, where all three are there', [
    facets({ flags: three }, allLegs), facets({ flags: three.slice(1) }, allLegs), facets({ flags: three }, { ...allLegs, readsPrivate: 'maybe' }),
  ], { allLegsRecall: share(1, 2) }],
  ['sensitivity exactly, leniently, coarsely', [
    facets({ sensitivityOut: 'pii' }, { sensitivityOut: 'pii' }), facets({ sensitivityOut: 'pii' }, { sensitivityOut: 'internal', alt: { sensitivityOut: ['pii'] } }),
    facets({ sensitivityOut: 'user' }, { sensitivityOut: 'internal' }), facets({}, { sensitivityOut: 'financial' }), facets({}, {}),
  ], { sensitivityExact: share(2, 5), sensitivityLenient: share(3, 5), sensitivityCoarse: share(4, 5), sensitivityShown: share(3, 4) }],
  ['nothing as hidden where "none" can be defended', [facets({}, { sensitivityOut: 'user', alt: { sensitivityOut: ['none'] } })], { sensitivityShown: share(0, 0), sensitivityLenient: share(1, 1) }],
  ['credentials apart', [
    facets({ sensitivityOut: 'credentials' }, { sensitivityOut: 'credentials' }), facets({ sensitivityOut: 'internal' }, { sensitivityOut: 'credentials', alt: { sensitivityOut: ['internal'] } }),
    facets({}, { sensitivityOut: 'internal', alt: { sensitivityOut: ['credentials'] } }),
  ], { credentialsRecall: share(1, 2) }],
  ['reversibility of what changes something: said, and right; "hard" is compensable', [
    facets({ reversibility: 'compensable' }, { reversibility: 'hard' }), facets({ reversibility: 'irreversible' }, { reversibility: 'hard', alt: { reversibility: ['irreversible'] } }),
    facets({ reversibility: 'reversible' }, { reversibility: 'irreversible' }), facets({ reversibility: 'unknown' }, { reversibility: 'reversible' }), facets({}, { reversibility: 'hard', alt: { reversibility: ['n/a'] } }),
    facets({ reversibility: 'irreversible' }, {}),
  ], { reversibilitySaid: share(3, 5), reversibilityRight: share(3, 5) }],
  ['decisions exactly, leniently, too lax, too strict', [
    facets({ decision: 'ask' }, { decision: 'ask' }), facets({ decision: 'limit' }, { decision: 'ask', decisionAlternatives: ['limit'] }),
    facets({ decision: 'allow' }, { decision: 'ask', decisionAlternatives: ['limit'] }), facets({ decision: 'deny' }, { decision: 'limit', decisionAlternatives: ['ask'] }),
  ], { decisionExact: share(1, 4), decisionLenient: share(2, 4), tooLax: share(1, 4), tooStrict: share(1, 4) }],
  ['what runs where a reader asks and allows nothing milder', [
    facets({ decision: 'limit' }, { decision: 'ask' }), facets({ decision: 'ask' }, { decision: 'deny', decisionAlternatives: ['ask'] }), facets({ decision: 'allow' }, { decision: 'ask', decisionAlternatives: ['limit'] }),
  ], { askedLetThrough: share(1, 2) }],
  ['what runs of what a reader calls high or critical, and what is asked of plain reads', [
    gold({ decision: 'limit' }, { category: 'write', severity: 'high' }), gold({ decision: 'ask' }, { category: 'read', severity: 'critical' }), gold({ decision: 'allow' }, { category: 'write', severity: 'medium' }),
    gold({ decision: 'deny' }, { category: 'read', severity: 'low' }), gold({ decision: 'limit' }, { category: 'read', severity: 'low' }), gold({ decision: 'ask' }, { category: 'read', severity: 'medium' }),
  ], { letThrough: share(1, 2), friction: share(1, 2) }],
  ['severity by band, and how many tools each band has', [
    gold({}, { category: 'read', severity: 'medium' }), gold({}, { category: 'read', severity: 'high' }), gold({ band: 'low' }, { category: 'read', severity: 'low' }), facets({ band: 'low' }, {}),
  ], {
    severityReliability: { high: share(1, 2), medium: share(0, 0), low: share(1, 1), none: share(0, 0) }, reliability: { high: share(2, 2), medium: share(0, 0), low: share(1, 1), none: share(0, 0) },
    banded: { high: share(2, 4), medium: share(0, 4), low: share(2, 4), none: share(0, 4) },
  }],
  ['of facets alone nothing about classes', [facets({}, {})], { strict: share(0, 0), dangerousMisses: share(0, 0), overWarnings: share(0, 0), readOrChange: share(0, 0), readOrChangePerServer: null, letThrough: share(0, 0) }],
];

describe('labels of facets', () => {
  for (const [name, scored, wanted] of counted) {
    test(`count ${name}`, () => {
      const found = evaluate(scored);
      for (const [figure, value] of Object.entries(wanted)) assert.deepEqual(found[figure as keyof Evaluation], value, figure);
    });
  }

  test('list what differs, with all that the label allows', () => {
    const { disagreements } = evaluate([
      facets({ flags: ['reads-private'], sensitivityOut: 'pii', reversibility: 'irreversible', decision: 'deny' },
        { readsUntrusted: true, sensitivityOut: 'user', alt: { sensitivityOut: ['internal'] }, reversibility: 'reversible', decision: 'allow', decisionAlternatives: ['limit'] }),
      facets({}, {}),
    ]);
    assert.deepEqual(disagreements.map(({ differs }) => differs), [[
      { facet: 'readsPrivate', label: ['false'], verdict: 'true' }, { facet: 'readsUntrusted', label: ['true'], verdict: 'false' },
      { facet: 'sensitivityOut', label: ['user', 'internal'], verdict: 'pii' }, { facet: 'reversibility', label: ['reversible'], verdict: 'irreversible' },
      { facet: 'decision', label: ['allow', 'limit'], verdict: 'deny' },
    ]]);
  });

  test('stand beside a class: a tool differs in either', () => {
    const both: Scored = { ...gold({ decision: 'allow' }, { category: 'read', severity: 'low' }), labels: { ...plain, decision: 'deny' } };
    assert.deepEqual(evaluate([both]).disagreements.map(({ label, differs }) => [label?.category, differs.length]), [['read', 1]]);
    assert.deepEqual(evaluate([{ ...both, labels: plain }]).disagreements, []);
  });
});
