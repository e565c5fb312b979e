import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Json } from '../../src/schema/json.ts';
import { targetIds } from '../../src/schema/policy.ts';
import { decisions, termsOf } from '../../src/schema/vocabulary.ts';
import { spellItems } from '../../src/targets/names/spell-items.ts';
import { targets } from '../../src/targets/targets.ts';
import { hiddenCharacters } from '../../src/text/visible.ts';
import { hostileNames, imaginedItem, imaginedRequest, inventedNames } from './imagined-request.ts';
import { namesIn, outcomeOf, silent } from './read-back.ts';

const everyDecision = termsOf(decisions);
const names = [...hostileNames, ...inventedNames(20261125, 400)];
const items = names.map((name, index) => imaginedItem(name, everyDecision[index % everyDecision.length]!));

for (const id of targetIds) {
  const target = targets[id];
  describe(`${target.label}: whatever a stranger calls a tool`, () => {
    const policy = target.build(imaginedRequest(items));
    const printed = target.print(policy.data);
    const { items: spelled } = spellItems(imaginedRequest(items), target.nameOf);
    const written = spelled.filter(({ item }) => silent[id]?.includes(item.decision) !== true).map(({ spelling }) => spelling);
    const parsed = (text: string) => (target.read === undefined ? JSON.parse(text) as Json : target.read(text, 'policy'));

    test('the policy parses and holds exactly the names the product can spell', () => {
      assert.deepEqual(namesIn[id](printed).sort(), written.sort());
    });
    test('names that it cannot spell are refused with a reason, once each', () => {
      const refused = [...new Set(names)].filter((name) => 'refused' in target.nameOf('github', name));
      assert.deepEqual(policy.refused.map(({ name }) => name), refused);
      assert.ok(refused.length > 0 && policy.refused.every(({ reason }) => reason.length > 20));
    });
    test('printing changes nothing', () => {
      assert.deepEqual(JSON.parse(JSON.stringify(parsed(printed))), JSON.parse(JSON.stringify(policy.data)));
      assert.equal(target.print(parsed(printed)), printed);
    });
    test('notes are comments, whatever is in them, or nothing', () => {
      assert.deepEqual(JSON.parse(JSON.stringify(parsed(target.print(policy.data, names)))), JSON.parse(JSON.stringify(policy.data)));
    });
    test('nothing hidden is printed', () => assert.deepEqual(hiddenCharacters(printed), []));
    test('each name alone has the decision it was given', () => {
      const empty = target.print(target.build(imaginedRequest([imaginedItem('', 'deny')], { scope: 'tool' })).data);
      const denied = target.print(target.build(imaginedRequest([imaginedItem('other', 'deny')], { scope: 'tool' })).data);
      const decided = outcomeOf[id](denied, (target.nameOf('github', 'other') as { name: string }).name);
      for (const name of names) {
        const said = target.nameOf('github', name);
        const alone = target.print(target.build(imaginedRequest([imaginedItem(name, 'deny')], { scope: 'tool' })).data);
        const others = outcomeOf[id](empty, 'nothing');
        assert.equal(outcomeOf[id](alone, 'name' in said ? said.name : name), 'name' in said ? decided : others, JSON.stringify(name));
        assert.equal(outcomeOf[id](alone, 'name' in said ? `${said.name}x` : 'x'), others, 'nor does it reach another tool');
      }
    });
    test('sentences stay on one line, show what is hidden, and stay short', () => {
      for (const name of names) {
        for (const decision of everyDecision) {
          const request = imaginedRequest([imaginedItem(name, decision), imaginedItem(name, decision)], { scope: 'tool', title: name, serverKey: name });
          const { lossy, unlisted } = target.build(request);
          for (const sentence of [target.effect(request), unlisted, ...lossy, ...target.steps(request)]) {
            assert.deepEqual(hiddenCharacters(sentence), []);
            assert.ok(sentence.length < 500 && !/[\n\t]/.test(sentence), sentence);
          }
        }
      }
    });
  });
}

describe('tools that Claude Code cannot tell apart', () => {
  const request = imaginedRequest([imaginedItem('a/b', 'allow'), imaginedItem('a_b', 'deny'), imaginedItem('a.b', 'ask')]);
  const policy = targets['claude-code'].build(request);
  test('share the stricter decision', () => assert.deepEqual(policy.data, { permissions: { deny: ['mcp__github__a_b'] } }));
  test('are named in a sentence', () => {
    assert.deepEqual(policy.lossy, ['a/b, a_b and a.b have one name in Claude Code, mcp__github__a_b: the stricter decision counts for all of them.']);
  });
  test('are all counted', () => assert.match(targets['claude-code'].effect(request), /^Of 3 tools: 3 not offered to the model\. /));
});
