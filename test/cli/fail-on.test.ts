import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { failOn } from '../../src/cli/exit/fail-on.ts';
import type { ScannedServer } from '../../src/report/scanned-server.ts';
import { finding, imaginedTool } from '../report/imagined-tool.ts';

const server = (part: Partial<ScannedServer>): ScannedServer => ({ server: 's', outcome: 'listed', tools: [], ...part });

describe('a threshold', () => {
  test('counts the worst plausible reading, findings in definitions and texts, and what a program asked the network for', () => {
    const failing = failOn('high');
    failing.add(server({
      tools: [imaginedTool('could', { severity: 'low', couldBe: { class: 'destructive', severity: 'high' } }), imaginedTool('poisoned', { evidence: [finding('<IMPORTANT>')] }), imaginedTool('fine')],
      texts: { flags: ['instructions-in-definition'], evidence: [finding('obey', { in: 'server', path: '/instructions' })] },
      network: { asked: [], direct: 1, findings: ['passes-proxy-by'] },
    }));
    assert.equal(failing.because(), '--fail-on high: 2 tools and texts of 1 server and programs of 1 server: s/could (high), s/poisoned (orders to the model), '
      + 'texts of s (orders to the model), program of s (passes-proxy-by)');
  });

  test('counts tools that cannot be told apart by name', () => {
    const failing = failOn('high');
    failing.add(server({ tools: ['a', 'A'].map((name) => imaginedTool(name)), collisions: [{ name: 'a', tools: ['a', 'A'] }] }));
    assert.equal(failing.because(), '--fail-on high: names of 1 server: names of s (a and A)');
    const more = failOn('critical');
    more.add(server({ collisions: [{ name: 'a', tools: ['a', 'A'] }] }));
    assert.equal(more.because(), null);
  });

  test('above what a finding weighs counts none', () => {
    const failing = failOn('critical');
    failing.add(server({ tools: [imaginedTool('poisoned', { evidence: [finding('<IMPORTANT>')] })], network: { asked: [], direct: 1, findings: ['passes-proxy-by'] } }));
    assert.equal(failing.because(), null);
  });
});
