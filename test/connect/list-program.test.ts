import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Cause } from '../../src/connect/causes.ts';
import { limits as limitsOfMachinery } from '../../src/connect/limits.ts';
import type { Limits } from '../../src/connect/limits.ts';
import { listed, listingOf, namesOf, standIn, watchTemporaryFolder } from './stand-in.ts';

watchTemporaryFolder();

describe('a server that can be listed', () => {
  /** Way, names of its tools, limits. */
  const whole: [string, string[], Partial<Limits>?][] = [
    ['honest', ['read_note']],
    ['three pages', ['page_1', 'page_2', 'page_3']],
    ['an empty cursor', ['only']],
    ['slow', ['read_note']],
    ['logs on standard output', ['read_note']],
    ['megabytes of noise first', ['read_note']],
    ['names that differ in case', ['read', 'Read', 'READ', 'rEAD']],
    ['a schema that refers to itself', ['round']],
    ['a schema that is none', ['odd', 'text', 'list']],
    ['a definition of 20 MB', ['huge', 'small']],
    ['huge instructions', ['read_note']],
    ['colours around its messages', ['green']],
    ['an unknown revision', ['read_note']],
    ['no tools/list', []],
    ['messages of 200000 levels', ['read_note']],
    ['names twice', ['twice', 'twice']],
    ['hostile names', ['..', 'a\nb', 'x'.repeat(4000), '\u202egnp.exe', '__proto__', '<script>', '']],
    ['lone surrogates', ['half']],
    ['a definition of 10 MB', ['huge', 'small']],
    ['tools that come later', ['early', 'late'], { settleMs: 5000 }],
    ['tools that change forever', ['restless']],
    ['prompts that fail', ['read_note']],
    ['asks the client', ['told']],
  ];
  for (const [way, names, limits] of whole) {
    test(`is listed wholly: ${way}`, async () => {
      const listing = await listingOf(standIn(way), { limits });
      assert.deepEqual(namesOf(listing), names);
      assert.equal(listing.incompleteBecause, undefined);
      assert.ok(listing.complete);
    });
  }

  test('is listed wholly: it answers late, and has the time', async () => {
    assert.deepEqual(namesOf(await listingOf(standIn('answers late', ['1200']), { limits: { initializeMs: 20_000, pageMs: 20_000 } })), ['late']);
  });

  test('is listed wholly: 10000 tools', async () => {
    const { tools, complete } = await listingOf(standIn('10000 tools'));
    assert.deepEqual([tools.length, complete, tools.at(-1)?.name], [10_000, true, 'tool_9999']);
  });

  test('has its instructions cut where they would fill a book', async () => {
    const { instructions } = await listingOf(standIn('huge instructions'));
    assert.equal(instructions?.length, limitsOfMachinery.greatestInstructions);
    assert.match(instructions ?? '', /^Always obey\. .*…$/);
  });

  test('tells what it says of itself', async () => {
    const { tools: _tools, ...said } = await listingOf(standIn('prompts and resources'));
    assert.deepEqual(said, {
      complete: true, transport: 'stdio', protocolVersion: '2025-11-25', serverInfo: { name: 'stand-in', version: '1' },
      capabilities: { tools: {}, prompts: {}, resources: {} }, instructions: 'Be careful.', prompts: 2, resources: 1, sandbox: 'none',
      promptList: [{ name: 'greet', description: 'With care.' }], resourceTemplates: [{ name: 'log', uriTemplate: 'log://{day}' }],
    });
  });

  test('repeats nothing that was passed in where a prompt does', async () => {
    const listing = await listingOf(standIn('prompts and resources', [], { TOKEN: 'hunter2-hunter2' }));
    assert.equal(listing.promptList?.[0]?.['description'], 'With [masked].');
  });

  test('has no count of prompts and resources where it cannot say', async () => {
    const { prompts, resources } = await listingOf(standIn('prompts that fail'));
    assert.deepEqual([prompts, resources], [null, null]);
  });

  test('keeps unknown fields and wrong types as they came', async () => {
    const { tools } = await listingOf(standIn('unknown fields'));
    assert.equal(JSON.stringify(tools), '[{"name":"x","vendorField":{"__proto__":[1]},"annotations":{"readOnlyHint":"yes","secretHint":true},"inputSchema":{"type":"nonsense"},"_meta":{"a":1}}]');
  });

  test('is offered no capability, and is refused what it asks for', async () => {
    const { tools, instructions } = await listingOf(standIn('asks the client'));
    assert.equal(instructions, '{}');
    assert.equal(tools[0]?.description, '-32601 -32601 -32601 -32601');
  });

  test('keeps half a character as it came', async () => {
    const { tools } = await listingOf(standIn('lone surrogates'));
    assert.equal(tools[0]?.description, '\ud83d broken');
  });

  test('gets its files into the working directory, and no file outside', async () => {
    const launch = { ...standIn('looks around'), files: { 'note.txt': 'in ${CWD}', 'a/b.txt': '' } };
    assert.ok((await listingOf({ ...launch, cwd: import.meta.dirname })).complete);
    for (const name of ['../out.txt', '/etc/out.txt', '${CWD}/../../out.txt', '.']) {
      const outcome = await listed({ ...launch, files: { [name]: '' } });
      assert.equal(!outcome.ok && outcome.cause, 'files-refused', name);
    }
  });
});

describe('a server that is seen only in part', () => {
  /** Way, names that were seen, why not the others, limits. */
  const inPart: [string, string[], RegExp, Partial<Limits>?][] = [
    ['the same page forever', ['again'], /^its tools never end: page 2 leads to a page that was seen before$/],
    ['new pages forever', ['page_0', 'page_1', 'page_2', 'page_3', 'page_4'], /^it has more than 5 pages of tools$/, { mostPages: 5 }],
    ['new pages forever', ['page_0', 'page_1'], /^it has more than 2 tools$/, { mostTools: 2 }],
    ['a second page that fails', ['seen'], /^page 2 of its tools failed: it answered tools\/list with an error: lost$/],
    ['a second page that never comes', ['seen'], /^page 2 of its tools failed: it did not answer tools\/list within 0\.3 s$/, { pageMs: 300 }],
    ['bad entries', ['good', 'bare'], /^4 entries of its list are without a name$/],
    ['a definition of 10 MB', ['small'], /^an entry of its list is too large/, { greatestDefinition: 1_000_000 }],
    ['a definition of 20 MB', ['small'], /^an entry of its list is too large/, { greatestDefinition: 16 * 1024 * 1024 }],
    ['a definition of 5000 levels', ['flat'], /too deeply nested/],
    ['a schema of 10000 levels', ['flat'], /^an entry of its list is .* too deeply nested/],
    ['numbers beyond measure', ['finite'], /^an entry of its list is .* out of range$/],
    ['hostile names', ['..', 'a\nb'], /^it lists 5 more than 2 tools$/, { mostTools: 2 }],
  ];
  for (const [way, names, because, limits] of inPart) {
    test(`keeps what was seen and says why: ${way}, ${because.source}`, async () => {
      const listing = await listingOf(standIn(way), { limits });
      assert.deepEqual(namesOf(listing), names);
      assert.equal(listing.complete, false);
      assert.match(listing.incompleteBecause ?? '', because);
    });
  }

  test('keeps what was seen when the time for everything is over', async () => {
    const listing = await listingOf(standIn('a second page that never comes'), { timeoutMs: 3000 });
    assert.deepEqual([namesOf(listing), listing.incompleteBecause], [['seen'], 'page 2 of its tools failed: it was not listed within 3 s: it did not answer tools/list']);
  });
});

describe('a server that cannot be listed', () => {
  /** Way, cause, what is said, limits. */
  const failing: [string, Cause, RegExp, Partial<Limits>?][] = [
    ['never answers initialize', 'timeout', /^it did not answer initialize within 0\.5 s\.$/, { initializeMs: 500 }],
    ['never answers tools/list', 'timeout', /^it did not answer tools\/list within 0\.5 s\.$/, { pageMs: 500 }],
    ['refuses initialize', 'refused', /^it answered initialize with an error: Set EXAMPLE_KEY first\.$/],
    ['answers without a version', 'not-mcp', /^its answer to initialize names no protocol version\.$/],
    ['no list in its list', 'not-mcp', /^its answer to tools\/list holds no list\.$/],
    ['dies with a reason', 'exited', /^it ended \(exit code 3\) before it had answered: Error: EXAMPLE_KEY is required\.$/],
    ['ends well at once', 'exited', /^it ended \(exit code 0\) before it had answered: Usage: stand-in <directory>\.$/],
    ['ends badly at once', 'exited', /^it ended \(exit code 1\) before it had answered: Error: a directory is required\.$/],
    ['closes in the middle of a message', 'exited', /^it ended \(exit code 0\) before it had answered; it wrote a message to standard output that is no JSON: it is cut short\.$/],
    ['closes its output and stays', 'timeout', /^it did not answer tools\/list within 2 s\.$/, { pageMs: 2000 }],
    ['answers late 1200', 'timeout', /^it did not answer initialize within 0\.3 s\.$/, { initializeMs: 300 }],
    ['megabytes of noise first', 'too-much-output', /^it wrote more than 1000000 bytes that are no MCP messages/, { greatestNoise: 1_000_000 }],
    ['dies while listing', 'exited', /^it ended \(exit code 4\) before it had answered\.$/],
    ['a torrent of noise', 'too-much-output', /^it wrote more than 100000 bytes that are no MCP messages/, { greatestNoise: 100_000 }],
    ['a line without end', 'too-much-output', /^it wrote a line of more than 1000000 bytes/, { greatestMessage: 1_000_000 }],
    ['asks and never reads', 'too-much-output', /^it asks more than it reads answers to\.$/, { greatestMessage: 100_000 }],
    ['a torrent of noise', 'too-much-output', /^it wrote more than 50000 bytes to standard output\.$/, { greatestOutput: 50_000 }],
  ];
  for (const [way, cause, says, limits] of failing) {
    test(`gives ${cause}: ${way}`, async () => {
      const [, name = way, ...args] = /^(answers late) (\d+)$/.exec(way) ?? [];
      const outcome = await listed(standIn(name, args), { limits });
      assert.ok(!outcome.ok);
      assert.equal(outcome.cause, cause, outcome.says);
      assert.match(outcome.says, says);
      assert.ok(outcome.remedy !== '' && !/[\n\u001b]/.test(outcome.says + outcome.remedy));
    });
  }

  test('is told to correct the path where a runner is named by one that leads nowhere', async () => {
    const outcome = await listed({ ...standIn('honest'), command: './npx' });
    assert.deepEqual(!outcome.ok && [outcome.says, outcome.remedy], ['there is no command npx at its path.', 'Correct the path, or name the command alone to have it found on PATH.']);
  });

  test('gives command-not-found for a command that is nowhere', async () => {
    for (const command of ['no-such-program-here', './no-such-program-here', '/etc/passwd']) {
      const outcome = await listed({ ...standIn('honest'), command });
      assert.equal(!outcome.ok && outcome.cause, 'command-not-found', command);
    }
  });

  test('gives start-failed, and why, for words that no system takes, and for a folder that is not there', async () => {
    const long = await listed(standIn('honest', ['x'.repeat(4 * 1024 * 1024)]));
    assert.deepEqual(!long.ok && [long.cause, long.says], ['start-failed', 'its words and variables are longer than this machine lets a program have.']);
    const nowhere = await listed({ ...standIn('honest'), cwd: '/no/such/folder', author: { kind: 'person' }, namesCwd: true });
    assert.deepEqual(!nowhere.ok && [nowhere.cause, nowhere.says], ['start-failed', 'the folder that it is to start in is not there: /no/such/folder.']);
  });

  test('says of a command that holds its arguments that they must be words of their own', async () => {
    const outcome = await listed({ kind: 'command', command: 'node server.js', args: [], env: {}, hosts: [] });
    assert.deepEqual(!outcome.ok && [outcome.cause, /each of its arguments as a word of its own/.test(outcome.remedy)], ['command-not-found', true]);
  });

  test('gives timeout when the time for everything is over before any answer', async () => {
    const outcome = await listed(standIn('never answers initialize'), { timeoutMs: 500 });
    assert.equal(!outcome.ok && outcome.cause, 'timeout');
    // On a busy machine its start may take as long.
    assert.match(outcome.ok ? '' : outcome.says, /^it was not listed within 0\.5 s: it (did not answer initialize|was not yet started)\.$/);
  });
});

describe('what a program wrote before it was given up', () => {
  test('comes with the failure where that is asked for, and nothing that was passed in', async () => {
    const launch = standIn('complains with what it is given', [], { EXAMPLE_KEY: 'sk-verysecret-1234567890' });
    const [asked, unasked] = [await listed(launch, { wantsWords: true }), await listed(launch)];
    assert.ok(!asked.ok && !unasked.ok);
    assert.match(asked.written ?? '', /^Error: bad key \[masked\] in /);
    assert.equal(unasked.written, undefined);
  });

  test('holds both of its streams, over several lines', async () => {
    const outcome = await listed(standIn('dies with a reason'), { wantsWords: true });
    assert.ok(!outcome.ok);
    assert.match(outcome.written ?? '', /starting\n[^\n]*EXAMPLE_KEY is required/);
  });
});
