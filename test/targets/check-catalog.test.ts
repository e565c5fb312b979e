import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { targetIds } from '../../src/schema/policy.ts';
import type { TargetId } from '../../src/schema/policy.ts';
import { targets } from '../../src/targets/targets.ts';
import { catalogRequests } from './catalog-requests.ts';
import { check, checkedServer, printedPolicy } from './check-trial.ts';

const requests = await catalogRequests();
const filled = await catalogRequests(true);
const servers = requests.map((request, index) => checkedServer(request, filled[index]?.items));
/** Servers with something that a person must fill in. */
const open = requests.map((request, index) => checkedServer(request, filled[index]?.items, true)).filter((server) => server.filled.some((item) => item.only?.some(({ fill }) => fill)));

/** Those with an amount to cap: few, so that each product sees them all. */
const capped = open.filter((server) => server.filled.some((item) => item.only?.some(({ test: kind }) => kind === 'at-most')));

/** Products that can test arguments, so that there is something to fill in. */
const testing: TargetId[] = ['gemini-cli', 'intercept', 'toolhive', 'agentcore', 'envoy-ai-gateway', 'opa', 'cerbos'];

/** Each server under a third of the products, each product with a third of the servers: all of them under all show no more. */
const inTurn = <T>(all: readonly T[], id: TargetId): T[] => all.filter((_, at) => (at + targetIds.indexOf(id)) % 3 === 0);

for (const id of targetIds) {
  describe(`${targets[id].label}: a check of every server of the catalog`, () => {
    test('finds nothing in what is recommended', () => {
      for (const server of inTurn(servers, id)) assert.deepEqual(check(id, printedPolicy(id, server), server)[0]?.findings, [], server.server);
    });
    test('finds what is to be filled in, until it is', () => {
      let found = 0;
      let caps = 0;
      for (const server of new Set([...inTurn(open, id), ...capped])) {
        const printed = printedPolicy(id, server);
        const before = check(id, printed, server)[0]!.findings;
        assert.deepEqual(before.filter(({ kind }) => kind !== 'unfilled'), [], server.server);
        const complete = filledIn(printed);
        const after = complete === printed ? before : check(id, complete, server)[0]!.findings;
        assert.deepEqual(after.filter(({ entry, kind }) => kind !== 'unfilled' || entry?.includes('here') === true), [], server.server);
        found += before.length;
        caps += after.length;
      }
      assert.equal(found > 0, testing.includes(id));
      // Where what asks is denied altogether, no amount of the catalog is let through, so none is tested.
      assert.equal(caps > 0, testing.includes(id) && !['intercept', 'envoy-ai-gateway'].includes(id));
    });
  });
}

/** The texts a person would put in place of the placeholders; in patterns some of their characters are escaped. */
function filledIn(text: string): string {
  return ['/put/a/folder/here/', 'put-a-receiver-here', 'put-a-host-here.example'].reduce((changed, mark, index) => (
    changed.replace(new RegExp(mark.split('').map((unit) => `\\\\*${unit.replace(/[.]/, '\\$&')}`).join(''), 'g'), ['/srv/', 'me', 'good'][index] as string)), text);
}

test('without limits where the product could set them, a tool is left open', () => {
  const server = open.find((one) => one.filled.some((item) => item.decision === 'limit' && item.only?.some(({ test: kind }) => kind === 'starts-with')));
  assert.ok(server !== undefined);
  const plain = { ...server, wantsFill: false };
  assert.match(check('opa', printedPolicy('opa', plain), server)[0]!.findings.map(({ says }) => says).join('\n'), /takes any .*; recommended: only values that you chose\./);
  assert.deepEqual(check('opa', printedPolicy('opa', plain), plain)[0]!.findings, []);
});
