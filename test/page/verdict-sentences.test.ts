import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { classes, decisions, severities, termsOf } from '../../src/schema/vocabulary.ts';
import { renderAlone, readable, readableMarkdown } from './render-tool.ts';

describe('a verdict in words', () => {
  for (const badge of termsOf(classes)) {
    for (const severity of termsOf(severities)) {
      const decision = ({ low: 'allow', medium: 'limit', high: 'ask', critical: 'deny' } as const)[severity];
      const confidence = badge === 'unclassified' ? { value: 0, band: 'none' } as const : { value: 0.87, band: 'medium' } as const;
      const effects = badge === 'unclassified' ? { effects: [] } : { effects: ['observe' as const] };
      const texts = renderAlone({ name: 'zap_thing', description: 'Zaps.' }, { class: badge, severity, decision, confidence, facets: effects });

      for (const [skin, page] of [['HTML', readable(texts.body)], ['Markdown', readableMarkdown(texts.markdown)]] as const) {
        test(`${badge}, ${severity}: ${skin}`, () => {
          assert.ok(page.includes(`${severities[severity].label} risk`), 'badge');
          assert.ok(page.includes(`Recommended: ${decisions[decision].label} (a call ${decisions[decision].says})`), 'decision');
          assert.doesNotMatch(page, /\b[Ss]afe\b|undefined|\bnull\b|NaN|\[object|\ba [AEU][a-z]+ tool|\b1 tools|one of 1 |\.\. /);
          if (badge === 'unclassified') {
            assert.ok(page.includes('What zap_thing does is unknown: its definition does not say enough to tell.'));
            assert.ok(page.includes(`Unknown: it is Unclassified, with severity ${severities[severity].label} until more is known.`));
            assert.ok(page.includes('because nothing is known, not because something was found'));
            assert.ok(page.includes('Confidence: none.'));
          } else {
            assert.ok(page.includes(`Its class is ${classes[badge].label}: it ${classes[badge].says}.`));
            const says = severity !== 'medium' ? severities[severity].says : badge === 'read' ? 'a mistaken call shows data that is not for everyone' : 'a mistaken call can be put right';
            assert.ok(page.includes(`Its severity is ${severities[severity].label}: ${says}.`));
            assert.ok(page.includes('Confidence 87 % (Medium): such evidence was mostly right where it was measured.'));
          }
        });
      }
    }
  }

  test('a limit names its number and the reason for it', () => {
    assert.match(readable(renderAlone({ name: 'x' }, { decision: 'limit' }).body), /Recommended: Limit \(a call runs, but only so often\), at most 30 calls a minute\. A person checks no faster\./);
  });

  test('what cannot be undone is not called a change that can be put right', () => {
    const page = readable(renderAlone({ name: 'x' }, { class: 'write', facets: { effects: ['update'], reversibility: 'irreversible' } }).body);
    assert.match(page, /Its class is Write, though what it changes may be gone\./);
    assert.doesNotMatch(page, /in a way that can be put right/);
  });

  test('what is sent is not said to be gone, and what is final is not said to be put right', () => {
    const page = readable(renderAlone({ name: 'x' }, { class: 'write', severity: 'medium', decision: 'ask', facets: { effects: ['communicate'], reversibility: 'irreversible' } }).body);
    assert.match(page, /Its class is Write, though what it sends cannot be called back\./);
    assert.match(page, /Its severity is Medium: a mistaken call may be impossible to undo, but does limited harm\./);
    assert.doesNotMatch(page, /can be put right|may be gone/);
  });

  test('a decision that does not follow from the severity gives its reason wherever it is told', () => {
    const says = 'It reads what strangers wrote, so a person looks first.';
    const texts = renderAlone({ name: 'x' }, { severity: 'low', decision: 'ask', derivation: [{ step: 'decision', id: 'all-three-legs', says, result: 'ask' }] });
    for (const page of [readable(texts.body), readableMarkdown(texts.markdown)]) {
      assert.equal(page.split(`Recommended: Ask (a call waits for a person). ${says}`).length - 1, 3, 'why, the level of risk, the rate limit');
    }
    const plain = readable(renderAlone({ name: 'x' }, { derivation: [{ step: 'decision', id: 'low', says: 'Low runs.', result: 'allow' }] }).body);
    assert.match(plain, /Recommended: Allow \(a call runs without asking\)\. A policy/);
  });

  test('the worst plausible reading is the one shown, and the milder one is a note', () => {
    const texts = renderAlone({ name: 'x' }, { decision: 'deny', couldBe: { class: 'destructive', severity: 'critical' } });
    for (const page of [readable(texts.body), readableMarkdown(texts.markdown)]) {
      assert.match(page, /Critical risk/);
      assert.match(page, /Its class is Destructive: it deletes.* More likely it is Read with severity Low, but the recommendation follows the worse reading\./);
      assert.match(page, /Its severity is Critical: .* Recommended: Deny/);
      assert.match(page, /90 % Read/);
      assert.match(page, /Confidence 90 % that it is Read \(High\)/);
      assert.doesNotMatch(page, /Low risk|severity is Low|class is Read/);
    }
  });

  test('a class that only a hint tells has no other beside it', () => {
    const page = readable(renderAlone({ name: 'x' }, { class: 'unclassified', severity: 'high', decision: 'ask', confidence: { value: 0, band: 'none' }, facets: { effects: [] }, couldBe: { class: 'destructive', severity: 'high' } }).body);
    assert.match(page, /High risk Destructive/);
    assert.match(page, /Only a hint of its author says that it is Destructive\./);
    assert.doesNotMatch(page, /More likely/);
  });

  test('an unknown input schema is not called empty', () => {
    for (const inputSchema of [undefined, {}, 'broken', null] as const) {
      assert.match(readable(renderAlone({ name: 'x', ...(inputSchema !== undefined && { inputSchema }) }).body), /Unknown: the server gives no input schema\./);
    }
    assert.match(readable(renderAlone({ name: 'x', inputSchema: { type: 'object', properties: {} } }).body), /Its input schema names no parameters\./);
  });

  test('hints that are not declared are said to be so', () => {
    const page = readable(renderAlone({ name: 'x', annotations: { readOnlyHint: true, destructiveHint: 'yes' } }).body);
    assert.match(page, /readOnlyHinttrue–Nothing in the definition contradicts it\. ?destructiveHintnot declared–Clients must assume that it may destroy\./);
  });
});
