import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import glob from 'fast-glob';
import { causes } from '../../src/connect/causes.ts';
import { crawlCauses } from '../../src/flow/crawl-causes.ts';

const root = resolve(import.meta.dirname, '../..');

/** The texts that a file holds, whichever quotes it writes them in; comments are none. */
const textsIn = (source: string) => source.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '').match(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g) ?? [];

describe('what to do about a server that was not listed', () => {
  const remedies = Object.entries({ ...causes, ...crawlCauses });

  test('is never to start it without a sandbox, for no cause', () => {
    assert.ok(remedies.length > 30);
    for (const [cause, remedy] of remedies) assert.doesNotMatch(remedy, /sandbox[ =]none|own rights|without (a|the) sandbox/i, cause);
  });

  test('is not said anywhere else either: no text of the program recommends --sandbox none', () => {
    const advice = glob.sync('src/**/*.ts', { cwd: root }).flatMap((path) => textsIn(readFileSync(join(root, path), 'utf8'))
      .filter((text) => /--sandbox[ =]none/.test(text.replaceAll(/leave out --sandbox none/gi, ''))).map((text) => `${path}: ${text}`));
    assert.deepEqual(advice, []);
  });
});
