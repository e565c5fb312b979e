import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { toolOfCase } from '../../src/judge/knowledge/check-cases.ts';
import type { RuleCase } from '../../src/schema/knowledge/rule.ts';
import type { Flag, RiskClass, Severity } from '../../src/schema/vocabulary.ts';
import { judgeOne } from './imagined.ts';

type Trap = RuleCase & { severity?: Severity; flags?: Flag[] };
const traps = parse(readFileSync(join(import.meta.dirname, 'traps.yaml'), 'utf8')) as Record<RiskClass, Trap[]>;

for (const [riskClass, tools] of Object.entries(traps)) {
  describe(`${riskClass}, whatever the words suggest`, () => {
    for (const { severity, flags = [], ...written } of tools) {
      test(`${written.name}${written.description === undefined ? '' : `: ${written.description}`}`, () => {
        const verdict = judgeOne(toolOfCase(written));
        assert.equal(verdict.class, riskClass, JSON.stringify(verdict.evidence.map(({ rule, value }) => [rule, value])));
        if (severity !== undefined) assert.equal(verdict.severity, severity);
        assert.deepEqual(flags.filter((flag) => !verdict.flags.includes(flag)), []);
      });
    }
  });
}
