import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { targets } from '../../src/targets/targets.ts';
import { targetIds } from '../../src/schema/policy.ts';
import type { PolicyRequest, TargetId } from '../../src/schema/policy.ts';
import { decisions, postures, termsOf } from '../../src/schema/vocabulary.ts';
import type { Decision } from '../../src/schema/vocabulary.ts';
import { imaginedItem, imaginedRequest } from './imagined-request.ts';
import { outcomeOf } from './read-back.ts';
import type { Outcome } from './read-back.ts';

/** What each product makes of each decision, what it cannot say, and how its sentence begins. */
const table: Record<TargetId, { unlisted: Outcome; of: Record<Decision, { outcome: Outcome; lossy: RegExp | null; effect: RegExp }> }> = {
  policylayer: {
    unlisted: 'denied',
    of: {
      allow: { outcome: 'runs', lossy: null, effect: /^do_it can be called, as often as the agent likes\. / },
      limit: { outcome: 'limited', lossy: null, effect: /^do_it can be called at most 30 times a minute under one grant; calls beyond that are denied\. / },
      ask: { outcome: 'hidden and denied', lossy: /cannot wait for a person.*do_it is hidden instead\.$/, effect: /^do_it is taken off the tool list and its calls are denied, because/ },
      deny: { outcome: 'hidden and denied', lossy: null, effect: /^do_it is taken off the tool list and its calls are denied\. / },
    },
  },
  'claude-code': {
    unlisted: 'asks by default',
    of: {
      allow: { outcome: 'runs', lossy: null, effect: /^Claude Code runs do_it without asking\. / },
      limit: { outcome: 'asks', lossy: /do_it, at most 30 times a minute, asks before each call instead\.$/, effect: /^Claude Code asks before each call of do_it, because it cannot limit/ },
      ask: { outcome: 'asks', lossy: null, effect: /^Claude Code asks before each call of do_it; where nobody can answer, the call is refused\. / },
      deny: { outcome: 'hidden and denied', lossy: null, effect: /^Claude Code does not offer do_it to the model, and refuses calls of it\. / },
    },
  },
};
/** How a sentence tells what becomes of a tool that is not listed. */
const saysOfTheRest: Record<'denied' | 'asks by default', Record<PolicyRequest['scope'], RegExp>> = {
  denied: { tool: /Every other tool of GitHub is denied/, server: /Any tool of GitHub that is not listed here, .* is denied\.$/ },
  'asks by default': { tool: /Other tools of GitHub stay as they are\.$/, server: /A tool that is not listed, .* stays as it is: by default Claude Code asks\.$/ },
};

for (const id of targetIds) {
  const target = targets[id];
  const spelled = (tool: string) => (target.nameOf('github', tool) as { name: string }).name;
  describe(target.label, () => {
    for (const decision of termsOf(decisions)) {
      for (const posture of termsOf(postures)) {
        for (const scope of ['tool', 'server'] as const) {
          const request = imaginedRequest([imaginedItem('do_it', decision)], { posture, scope });
          const { outcome, lossy, effect } = table[id].of[decision];
          test(`${decision}, ${posture}, for a ${scope}: ${outcome}, and the words agree with the data`, () => {
            const policy = target.build(request);
            const printed = target.print(policy.data);
            assert.equal(outcomeOf[id](printed, spelled('do_it')), outcome);
            assert.equal(outcomeOf[id](printed, spelled('something_else')), table[id].unlisted);
            assert.match(target.effect(request), effect);
            assert.match(target.effect(request), saysOfTheRest[table[id].unlisted as keyof typeof saysOfTheRest][scope]);
            assert.match(policy.unlisted, table[id].unlisted === 'denied' ? /^Denied: / : /^Left as they are: .* asks/);
            assert.equal(policy.lossy.length, lossy === null ? 0 : 1);
            if (lossy !== null) assert.match(policy.lossy[0]!, lossy);
            assert.deepEqual(policy.refused, []);
          });
        }
      }
    }
    test('never lets a tool through that should be asked about or denied, in any company', () => {
      const items = termsOf(decisions).flatMap((decision) => [1, 2].map((number) => imaginedItem(`${decision}_${number}`, decision)));
      const printed = target.print(target.build(imaginedRequest(items)).data);
      for (const { name, decision } of items) assert.equal(outcomeOf[id](printed, spelled(name)), table[id].of[decision].outcome, name);
    });
    test('a name listed twice gets the stricter decision, whichever comes first', () => {
      for (const order of [['allow', 'deny'], ['deny', 'allow']] as const) {
        const printed = target.print(target.build(imaginedRequest(order.map((decision) => imaginedItem('twice', decision)))).data);
        assert.equal(outcomeOf[id](printed, spelled('twice')), 'hidden and denied');
      }
    });
    test('steps are sentences, and more than one', () => {
      const steps = target.steps(imaginedRequest([imaginedItem('do_it', 'allow')]));
      assert.ok(steps.length > 2);
      for (const step of steps) assert.match(step, /^[A-Z].*\.$/);
    });
  });
}

describe('the tally of a whole server', () => {
  const items = [imaginedItem('a', 'allow'), imaginedItem('b', 'allow'), imaginedItem('c', 'limit'), imaginedItem('d', 'ask'), imaginedItem('e', 'deny'), imaginedItem('', 'allow')];
  const tallies: Record<TargetId, RegExp> = {
    policylayer: /^Of 6 tools: 2 allowed without a limit, 1 allowed only so often under one grant, 2 taken off the tool list and denied and 1 denied because a policy cannot name it\. /,
    'claude-code': /^Of 6 tools: 2 allowed without asking, 2 asked about before each call, 1 not offered to the model and 1 left without a rule, because a rule cannot name it\. /,
  };
  for (const id of targetIds) test(targets[id].label, () => assert.match(targets[id].effect(imaginedRequest(items)), tallies[id]));
});
