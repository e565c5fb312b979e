import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { targetIds } from '../../src/schema/policy.ts';
import type { PolicyItem } from '../../src/schema/policy.ts';
import { targets } from '../../src/targets/targets.ts';
import { hiddenCharacters } from '../../src/text/visible.ts';
import { hostileNames, imaginedItem, imaginedRequest } from './imagined-request.ts';

/** A tool that is tested by arguments a stranger named, and eased by values a stranger chose. */
function tested(name: string, decision: PolicyItem['decision']): PolicyItem {
  const rule = { parameter: name, fill: true, because: 'It is imagined.' } as const;
  return {
    ...imaginedItem('tool', decision), eased: { decision: 'allow', when: [{ ...rule, test: 'one-of', values: [name, `${name}x`] }] },
    only: [{ ...rule, test: 'not-private-host', values: [] }, { ...rule, parameter: 'path', test: 'starts-with', values: [`${name}/`] }],
  };
}

for (const id of targetIds) {
  const target = targets[id];
  describe(`${target.label}: tests of arguments that strangers named`, () => {
    test('leave sentences on one line, short, and the policy readable with nothing hidden in it', () => {
      for (const name of hostileNames) {
        for (const decision of ['allow', 'limit', 'ask', 'deny'] as const) {
          const request = imaginedRequest([tested(name, decision)], { scope: 'tool' });
          const { data, lossy } = target.build(request);
          for (const sentence of [target.effect(request), ...lossy]) {
            assert.deepEqual(hiddenCharacters(sentence), []);
            assert.ok(sentence.length < 900 && !/[\n\t]/.test(sentence), sentence);
          }
          const printed = target.print(data, lossy);
          assert.deepEqual(hiddenCharacters(printed), [], JSON.stringify(name));
          const again = target.read === undefined ? data : target.read(printed, 'printed');
          const outcome = target.decide?.(again, 'github', { tool: 'tool', arguments: {} });
          assert.ok(outcome === undefined || outcome.because.length > 3);
        }
      }
    });
  });
}
