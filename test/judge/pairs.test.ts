import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { compareSeverity, decisions, termsOf } from '../../src/schema/vocabulary.ts';
import { judgeListed, serverIds, toolNamed } from './catalog.ts';
import type { JudgedServer } from './catalog.ts';

interface Pairs { laws: Record<string, Record<string, [milder: string, stricter: string][]>>; toMend: [server: string, milder: string, stricter: string][] }
const { laws, toMend } = parse(readFileSync(join(import.meta.dirname, 'pairs.yaml'), 'utf8')) as Pairs;

const servers = new Map<string, JudgedServer>();
for (const server of serverIds) servers.set(server, await judgeListed(server));

const strictness = termsOf(decisions);

/** What makes the milder tool the stricter one; empty where the order makes sense. */
function upsideDown(server: string, milder: string, stricter: string): string[] {
  const [less, more] = [milder, stricter].map((name) => toolNamed(servers.get(server)!, name)) as [ReturnType<typeof toolNamed>, ReturnType<typeof toolNamed>];
  return [
    ...(strictness.indexOf(less.decision) > strictness.indexOf(more.decision) ? [`${milder} is ${less.decision}, ${stricter} is ${more.decision}`] : []),
    ...(compareSeverity(less.headline, more.headline) > 0 ? [`${milder} is shown as ${less.headline}, ${stricter} as ${more.headline}`] : []),
  ];
}

for (const [law, byServer] of Object.entries(laws)) {
  describe(law, () => {
    for (const [server, pairs] of Object.entries(byServer)) {
      test(`in ${server}: ${pairs.map(([milder, stricter]) => `${stricter} as ${milder}`).join(', ')}`, () => {
        assert.deepEqual(pairs.flatMap(([milder, stricter]) => upsideDown(server, milder, stricter)), []);
      });
    }
  });
}

/** Links that are said to be lost for good, whose rules wait to be mended: take one out when its rule is. */

describe('what is only taken off another', () => {
  for (const [server, pairs] of Object.entries(laws['Taking one thing off another weighs no more than deleting it']!)) {
    test(`is not lost for good, in ${server}`, () => {
      const links = new Set(pairs.map(([link]) => link));
      assert.deepEqual([...links].filter((link) => toolNamed(servers.get(server)!, link).facets.reversibility === 'irreversible'), []);
    });
  }
});

describe('the pairs that wait for a rule', () => {
  test('are of tools that exist, and stand in no law as well', () => {
    const kept = new Set(Object.values(laws).flatMap((byServer) => Object.entries(byServer).flatMap(([server, pairs]) => pairs.map((pair) => [server, ...pair].join(' ')))));
    for (const [server, milder, stricter] of toMend) {
      assert.ok(!kept.has([server, milder, stricter].join(' ')));
      for (const name of [milder, stricter]) toolNamed(servers.get(server)!, name);
    }
  });
});
