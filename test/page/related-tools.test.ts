import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { relatedTools } from '../../src/page/tool/related-tools.ts';
import type { Assessment } from '../../src/schema/verdict/assessment.ts';
import { imaginedServer } from './imagined-server.ts';

const relatedTo = (name: string, tools: [string, Partial<Assessment>][]) => {
  const record = imaginedServer(tools.map(([tool, verdict]) => [{ name: tool }, verdict]));
  return relatedTools(record)(record.tools.find((tool) => tool.definition.name === name)!).map(({ tool, relation }) => `${tool.definition.name}: ${relation}`);
};

describe('related tools', () => {
  test('are those that share the rarest words, then those of its class', () => {
    assert.deepEqual(relatedTo('get_order', [
      ['get_order', {}], ['get_user', {}], ['get_page', {}], ['delete_order', { class: 'destructive', severity: 'high' }], ['listFiles', {}], ['send', { class: 'write' }],
    ]), ['delete_order: worse', 'get_page: alike', 'get_user: alike', 'listFiles: alike']);
  });

  test('hold one that is milder and one that is worse, however many are alike', () => {
    const alike = Array.from({ length: 10 }, (_, index): [string, Partial<Assessment>] => [`update_order_line_${'abcdefghij'[index]}`, { class: 'write', severity: 'medium' }]);
    const found = relatedTo('update_order_line', [['update_order_line', { class: 'write', severity: 'medium' }], ...alike, ['get_order', {}], ['drop_order', { class: 'destructive', severity: 'critical' }]]);
    assert.equal(found.length, 6);
    assert.ok(found.includes('get_order: milder') && found.includes('drop_order: worse'), found.join());
  });

  test('of a tool alone are none, nor is the tool itself', () => {
    assert.deepEqual(relatedTo('get_order', [['get_order', {}]]), []);
  });

  test('are found in a server of thousands of tools that share a word', () => {
    const many = Array.from({ length: 4000 }, (_, index): [string, Partial<Assessment>] => [`get_item_${index}`, {}]);
    const record = imaginedServer(many.map(([name]) => [{ name }, {}]));
    const find = relatedTools(record);
    const start = performance.now();
    for (const tool of record.tools.slice(0, 400)) assert.equal(find(tool).length, 6);
    assert.ok(performance.now() - start < 4000);
  });
});
