import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import { Ajv } from 'ajv';
import type { TargetId } from '../../src/schema/policy.ts';
import { decisions, termsOf } from '../../src/schema/vocabulary.ts';
import { targets } from '../../src/targets/targets.ts';
import { clientSchemas } from './client-schemas.ts';
import { hostileNames, imaginedItem, imaginedRequest, inventedNames } from './imagined-request.ts';

const ajv = new Ajv({ formats: { regex: (text: string) => new RegExp(text) instanceof RegExp } });
const everyDecision = termsOf(decisions);
const items = [...hostileNames, ...inventedNames(20261126, 300)].map((name, index) => imaginedItem(name, everyDecision[index % everyDecision.length]!));

describe('the shape that a client reads, after our own schema of it', () => {
  for (const [id, schema] of Object.entries(clientSchemas)) {
    const target = targets[id as TargetId];
    const validate = ajv.compile(schema);
    test(`${target.label}: whole servers and single tools, whatever they are called`, () => {
      const requests = [items, ...items.slice(0, 60).map((item) => [item]), []].flatMap((some) => (['server', 'tool'] as const).map((scope) => imaginedRequest([...some], { scope })));
      for (const request of requests) {
        const data = JSON.parse(JSON.stringify(target.read!(target.print(target.build(request).data), 'policy'))) as unknown;
        assert.ok(validate(data), JSON.stringify(validate.errors));
      }
    });
    test(`${target.label}: the schema rejects what is no policy`, () => assert.equal(validate({ permissions: { block: ['x'] } }), false));
  }
});

describe('what is said of clients that were run', () => {
  const read = (path: string) => JSON.parse(readFileSync(resolve(import.meta.dirname, '../..', path), 'utf8')) as Record<string, unknown>;
  const verified = read('catalog/verified.json') as Record<string, { version: string; day: string; checks: { passed: boolean }[]; error?: string }>;
  for (const [id, { version, day, checks, error }] of Object.entries(verified)) {
    test(`${id} names the version that is pinned and was run, and every check passed`, () => {
      assert.ok(Object.values(read(`verify/clients/${id}/package.json`)['dependencies'] as object).includes(version));
      assert.match(day, /^\d{4}-\d{2}-\d{2}$/);
      assert.ok(error === undefined && checks.length > 2 && checks.every(({ passed }) => passed));
      assert.ok(targets[id as TargetId].proof.level !== 'documented' && targets[id as TargetId].proof.says.includes(version));
    });
  }
  test('no other client claims that it was run', () => {
    const claimed = Object.keys(clientSchemas).filter((id) => targets[id as TargetId].proof.level === 'run');
    assert.deepEqual(claimed.sort(), Object.keys(verified).filter((id) => targets[id as TargetId].proof.level === 'run').sort());
  });
});
