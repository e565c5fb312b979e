import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Launch } from '../../src/connect/launch/launch.ts';
import { maskFor, masked } from '../../src/connect/masking/mask.ts';
import { listed, listingOf, standIn, watchTemporaryFolder } from './stand-in.ts';

watchTemporaryFolder();

const program = (args: string[], env: Record<string, string> = {}): Launch => ({ kind: 'command', command: 'x', args, env, hosts: [] });
const address = (url: string, headers: Record<string, string> = {}): Launch => ({ kind: 'url', url, headers });

describe('what was passed in', () => {
  /** Launch, what a server says, what is recorded. */
  const cases: [string, Launch, string, string][] = [
    ['a variable named like a secret', program([], { EXAMPLE_KEY: 'hunter2' }), 'key hunter2, hunter22', 'key [masked], hunter22'],
    ['a long value, also inside a word', program([], { TOKEN: 'sk_live_1234567' }), 'xsk_live_1234567x', 'x[masked]x'],
    ['its encoded forms', program([], { TOKEN: 'a/b+c d=e' }), 'a%2Fb%2Bc%20d%3De YS9iK2MgZD1l', '[masked] [masked]'],
    ['a value of an option', program(['--api-key=hunter2x', '--token', 'hunter3x']), 'hunter2x hunter3x', '[masked] [masked]'],
    ['a connection string', program(['postgresql://me:hunter2@db/x']), 'to postgresql://me:hunter2@db/x', 'to [masked]'],
    ['a header, with and without its scheme', address('https://x.example/', { Authorization: 'Bearer hunter2' }), 'Bearer hunter2, hunter2, Bearer', '[masked], [masked], Bearer'],
    ['user info and query of an address', address('https://me-user:p%40ss@x.example/?k=hunter2'), 'me-user p@ss hunter2', '[masked] [masked] [masked]'],
    ['no plain word', program(['--mode=production', 'start', '/data/files'], { KEY: 'dummy', MODE: 'stdio', DEBUG: 'true' }), 'dummy production stdio true start /data/files', 'dummy production stdio true start /data/files'],
  ];
  for (const [name, launch, said, recorded] of cases) {
    test(`is masked: ${name}`, () => assert.equal(maskFor(launch)(said), recorded));
  }

  test('is masked in keys and deep inside, and an untouched value stays the same one', () => {
    const mask = maskFor(program([], { SECRET: 'hunter2!' }));
    const value = { a: ['hunter2!', 1, null], 'hunter2!': { __proto__: null, b: true } };
    assert.equal(JSON.stringify(masked(value, mask)), '{"a":["[masked]",1,null],"[masked]":{"b":true}}');
    const own = JSON.parse('{"__proto__":{"c":"hunter2!"}}');
    assert.equal(JSON.stringify(masked(own, mask)), '{"__proto__":{"c":"[masked]"}}');
    const clean = { a: [1, { b: 'c' }] };
    assert.equal(masked(clean, mask), clean);
  });

  test('is masked in what a server lists, and its folders have the same names each time', async () => {
    const launch = standIn('echoes what it is given', ['--password=correct-horse', '${CWD}/data'], { EXAMPLE_KEY: 'hunter2', MODE: 'fast' });
    const { tools } = await listingOf({ ...launch, cwd: import.meta.dirname });
    assert.equal(tools[0]?.description, `--password=[masked] /tmp/work/data [masked] fast ${import.meta.dirname} /tmp/home`);
  });

  test('is masked in why a server ended', async () => {
    const outcome = await listed(standIn('complains with what it is given', [], { EXAMPLE_KEY: 'hunter2' }));
    assert.match(outcome.ok ? '' : outcome.says, /: Error: bad key \[masked\] in /);
  });
});
