import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import type { ToolDefinition } from '../../src/schema/tool.ts';
import { adversarialTexts } from './adversarial-texts.ts';
import { startCounting } from './count-steps.ts';

const counting = await startCounting();
// Loaded only now, so that it is counted.
const { loadKnowledge } = await import('../../src/flow/load-knowledge.ts');
const { judgeServer } = await import('../../src/judge/judge-server.ts');
const { formats } = await import('../../src/report/formats/formats.ts');
const { plainStyle } = await import('../../src/report/report.ts');

const knowledge = await loadKnowledge();
/** Characters of the longer text. Steps are counted, so a longer one would show no more and take longer. */
const much = 256 * 1024;
/** Four times the text may take this many times the steps. Work in proportion takes four times, quadratic work sixteen. */
const mostGrowth = 8;
/** JSON Lines are the same text as JSON. */
const { jsonl: _same, ...reports } = formats;

/** Where a stranger's text can stand in a definition. */
const places: Record<string, (text: string) => ToolDefinition> = {
  description: (text) => ({ name: 'run_it', description: text, inputSchema: {} }),
  name: (text) => ({ name: text, description: 'Runs it.' }),
  'name of a parameter': (text) => ({ name: 'run_it', description: 'Runs it.', inputSchema: { type: 'object', properties: { [text]: { type: 'string' } } } }),
  'description of a parameter': (text) => ({ name: 'run_it', description: 'Runs it.', inputSchema: { type: 'object', properties: { action: { type: 'string', description: text } } } }),
  'value of an enumeration': (text) => ({ name: 'manage_it', description: 'Manages it.', inputSchema: { type: 'object', properties: { action: { enum: ['list', text] } } } }),
};

describe('much hostile text', () => {
  after(() => counting.end());
  for (const [what, make] of Object.entries(adversarialTexts)) {
    test(`of ${what} takes steps in proportion, wherever it stands in a definition`, async () => {
      const wrong: string[] = [];
      for (const [place, definition] of Object.entries(places)) {
        const [less, more] = [await steps(definition(make(much / 4))), await steps(definition(make(much)))];
        if (more / less > mostGrowth) wrong.push(`${place}: ${less} steps, ${more} for four times the text`);
      }
      assert.deepEqual(wrong, []);
    });
  }
});

/** Steps to judge a tool and to report it in every format. */
function steps(tool: ToolDefinition): Promise<number> {
  return counting.stepsOf(() => {
    const judged = judgeServer({ server: 'hostile', tools: [tool] }, knowledge);
    for (const format of Object.values(reports)) format({ toolrisk: '0', rules: '0' }, plainStyle).server({ ...judged, outcome: 'listed' });
  });
}
